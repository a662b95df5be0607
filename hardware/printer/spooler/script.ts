/** Runs in Windows PowerShell 5. Reads questions as lines of JSON, answers each with one (see helper.ts). Offsets are those of PRINTER_INFO_2W and JOB_INFO_1W. */
export const script = `
$ErrorActionPreference = 'Stop'
Add-Type -TypeDefinition @'
using System;
using System.Runtime.InteropServices;
public static class Spooler {
  [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
  public class DocInfo { public string Name; public string Output; public string Type; }
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)] static extern bool OpenPrinterW(string name, out IntPtr printer, IntPtr defaults);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool ClosePrinter(IntPtr printer);
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)] static extern int StartDocPrinterW(IntPtr printer, int level, [In] DocInfo info);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool EndDocPrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool StartPagePrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool EndPagePrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool WritePrinter(IntPtr printer, byte[] bytes, int count, out int written);
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)] static extern bool GetPrinterW(IntPtr printer, int level, IntPtr buffer, int size, out int needed);
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)] static extern bool GetJobW(IntPtr printer, int job, int level, IntPtr buffer, int size, out int needed);
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)] static extern bool SetJobW(IntPtr printer, int job, int level, IntPtr info, int command);
  static int Failed() { int error = Marshal.GetLastWin32Error(); return error == 0 ? -1 : error; }
  static string Error(int error) { return "{\\"error\\":" + error + "}"; }
  delegate string Talk(IntPtr printer);
  static string With(string name, Talk talk) {
    IntPtr printer;
    if (!OpenPrinterW(name, out printer, IntPtr.Zero)) return Error(Failed());
    try { return talk(printer); } finally { ClosePrinter(printer); }
  }
  public static string State(string name) {
    return With(name, printer => {
      int needed; GetPrinterW(printer, 2, IntPtr.Zero, 0, out needed);
      IntPtr buffer = Marshal.AllocHGlobal(needed);
      try {
        if (!GetPrinterW(printer, 2, buffer, needed, out needed)) return Error(Failed());
        int at = 13 * IntPtr.Size;
        return "{\\"error\\":0,\\"attributes\\":" + Marshal.ReadInt32(buffer, at) + ",\\"status\\":" + Marshal.ReadInt32(buffer, at + 20) + "}";
      } finally { Marshal.FreeHGlobal(buffer); }
    });
  }
  public static string Print(string name, byte[] bytes) {
    return With(name, printer => {
      int job = StartDocPrinterW(printer, 1, new DocInfo { Name = "slip", Output = null, Type = "RAW" });
      if (job == 0) return Error(Failed());
      int written = 0;
      bool ok = StartPagePrinter(printer) && WritePrinter(printer, bytes, bytes.Length, out written) && EndPagePrinter(printer);
      int error = ok && written == bytes.Length ? 0 : Failed();
      if (error != 0) SetJobW(printer, job, 0, IntPtr.Zero, 5);
      EndDocPrinter(printer);
      return error == 0 ? "{\\"error\\":0,\\"job\\":" + job + "}" : Error(error);
    });
  }
  public static string Job(string name, int job) {
    return With(name, printer => {
      int needed; GetJobW(printer, job, 1, IntPtr.Zero, 0, out needed);
      int error = Marshal.GetLastWin32Error();
      if (error == 87) return "{\\"error\\":0,\\"bits\\":null}";
      IntPtr buffer = Marshal.AllocHGlobal(Math.Max(needed, 1));
      try {
        if (!GetJobW(printer, job, 1, buffer, needed, out needed)) return Marshal.GetLastWin32Error() == 87 ? "{\\"error\\":0,\\"bits\\":null}" : Error(Failed());
        return "{\\"error\\":0,\\"bits\\":" + Marshal.ReadInt32(buffer, IntPtr.Size == 8 ? 56 : 28) + "}";
      } finally { Marshal.FreeHGlobal(buffer); }
    });
  }
  public static string Delete(string name, int job) {
    return With(name, printer => SetJobW(printer, job, 0, IntPtr.Zero, 5) ? "{\\"error\\":0}" : Error(Failed()));
  }
}
'@
while ($null -ne ($line = [Console]::In.ReadLine())) {
  try {
    $q = $line | ConvertFrom-Json
    $a = switch ($q.do) {
      'state' { [Spooler]::State($q.name) }
      'print' { [Spooler]::Print($q.name, [Convert]::FromBase64String($q.data)) }
      'job' { [Spooler]::Job($q.name, $q.job) }
      'delete' { [Spooler]::Delete($q.name, $q.job) }
    }
  } catch { $a = '{"error":-1}' }
  [Console]::Out.WriteLine($a)
}
`
