import type { Slip } from './types.ts'

/** Invented slips for the golden pictures, the test print and the gallery. The facility and the numbers do not exist. */
export const samples: Record<string, Slip> = {
  token: {
    blocks: [
      { kind: 'text', text: 'ज़िला अस्पताल, नमूनापुर', size: 'heading', align: 'center' },
      { kind: 'text', text: 'District Hospital, Namunapur', size: 'normal', align: 'center' },
      { kind: 'rule', style: 'solid' },
      { kind: 'text', text: 'टोकन / Token', size: 'heading' },
      { kind: 'token', text: '12' },
      { kind: 'rule', style: 'dashed' },
      { kind: 'sign', text: '2', beside: ['काउंटर', 'Counter', 'सुबह 10:35 तक'] },
      { kind: 'rule', style: 'dashed' },
      { kind: 'pair', label: 'समय / Time', value: '09-07-2025 10:05' },
      { kind: 'pair', label: 'मान्य / Valid until', value: '10:35' },
      { kind: 'qr', data: 'IN2210000001-2-12' },
      { kind: 'text', text: 'काउंटर पर यह पर्ची दिखाइए', size: 'normal', align: 'center', bold: true },
      { kind: 'text', text: 'Show this slip at the counter', size: 'small', align: 'center' },
    ],
  },
  demo: {
    blocks: [
      { kind: 'band', text: 'DEMO · नमूना' },
      { kind: 'text', text: 'ज़िला अस्पताल, नमूनापुर', size: 'heading', align: 'center' },
      { kind: 'token', text: '104' },
      { kind: 'sign', text: '11', beside: ['काउंटर', 'Counter'] },
      { kind: 'qr', data: 'https://phrsp.example.org/share-profile?hip-id=IN0000000001&counter-id=11&token=104&day=2025-07-09' },
    ],
  },
  copy: {
    blocks: [
      { kind: 'band', text: 'नकल · COPY' },
      { kind: 'token', text: 'A-1204' },
      { kind: 'sign', text: 'OPD-12', beside: ['स्त्री एवं प्रसूति रोग विभाग, कमरा 12, पहली मंज़िल', 'Obstetrics and Gynaecology'] },
      { kind: 'pair', label: 'दोबारा छपी / Printed again', value: '09-07-2025 सुबह 10:05 बजे' },
    ],
  },
  long: {
    blocks: [
      { kind: 'text', text: 'श्रीमती लक्ष्मीबाई स्मृति शासकीय चिकित्सा महाविद्यालय एवं संबद्ध ज़िला चिकित्सालय, नमूनापुर', size: 'heading', align: 'center' },
      { kind: 'text', text: 'Smt. Lakshmibai Memorial Government Medical College and Associated District Hospital', size: 'normal', align: 'center' },
      { kind: 'rule', style: 'solid' },
      { kind: 'text', text: 'आपका आभा तैयार है', size: 'title', align: 'center' },
      { kind: 'pair', label: 'आभा नंबर / ABHA number', value: '91-0000-0000-0000' },
      { kind: 'pair', label: 'आभा पता / ABHA address', value: 'a.very.long.invented.address.of.somebody@sbx' },
      { kind: 'text', text: 'अतिदीर्घनामविश्वविद्यालयचिकित्साशिक्षाप्रशिक्षणसंस्थानप्रशासनिककार्यालय', size: 'normal' },
      { kind: 'qr', data: '{"hidn":"91-0000-0000-0000","hid":"nobody@sbx","name":"कोई नहीं"}' },
      { kind: 'rule', style: 'dashed' },
      { kind: 'text', text: 'बंद करना हो तो काउंटर पर कहिए। ₹0, कोई पैसा नहीं।', size: 'small' },
    ],
  },
  /** for the first day: both edges, every size of letter, black, fine lines, a code */
  test: {
    blocks: [
      { kind: 'band', text: 'जाँच · TEST' },
      { kind: 'rule', style: 'solid' },
      { kind: 'pair', label: '|< बायाँ / left', value: 'right / दायाँ >|' },
      { kind: 'text', text: 'क्षत्रिय ज्ञानी श्रीमती द्वारा', size: 'title', align: 'center' },
      { kind: 'text', text: 'पर्ची अस्पताल विद्यार्थी 0123456789', size: 'heading' },
      { kind: 'text', text: 'स्त्री राष्ट्र चिकित्सा शक्ति | ABC abc 0123456789', size: 'normal' },
      { kind: 'text', text: 'कि की कु कू कृ के कै को कौ कं ज़ ड़ | ABC abc 0123456789', size: 'small' },
      { kind: 'token', text: '8' },
      { kind: 'sign', text: '8', beside: ['काला / black', 'fine lines below'] },
      { kind: 'rule', style: 'dashed' },
      { kind: 'qr', data: 'https://example.org/test-slip?read=me' },
      { kind: 'rule', style: 'solid' },
    ],
  },
  letters: {
    blocks: [
      { kind: 'text', text: 'क्ष त्र ज्ञ श्र क्त द्ध द्व द्य द्म ह्म ह्य ह्न ट्ट ठ्ठ ड्ड न्न प्र ब्र ट्र ड्र', size: 'heading' },
      { kind: 'text', text: 'र्क र्म कर्म पर्ची धर्मार्थ स्वास्थ्य राष्ट्रीय विद्यार्थी चिकित्सा शक्ति', size: 'normal' },
      { kind: 'text', text: 'कि की कु कू कृ के कै को कौ कं कँ कः ज़ ड़ ढ़ फ़ ऑ ॐ रु रू हृदय', size: 'normal' },
      { kind: 'text', text: 'अस्पताल विभाग हिन्दी पंजीकरण दवाई वितरण प्रसूति स्त्री शिशु दन्त नेत्र अस्थि त्वचा', size: 'small' },
      { kind: 'text', text: 'क्‍ष (ZWJ) क्‌ष (ZWNJ) ०१२३४५६७८९ 0123456789 । ॥ ₹ - / : @', size: 'small' },
    ],
  },
}
