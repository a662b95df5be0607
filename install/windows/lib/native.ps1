# What Windows offers to programs and not to PowerShell: the store for the automatic logon's password, and a profile made before the first logon.

if (-not ('AbhaKiosk.Native' -as [type])) {
    Add-Type -TypeDefinition @'
using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace AbhaKiosk {
    public static class Native {
        [StructLayout(LayoutKind.Sequential)]
        struct LsaString { public ushort Length; public ushort MaximumLength; public IntPtr Buffer; }

        [StructLayout(LayoutKind.Sequential)]
        struct ObjectAttributes {
            public int Length; public IntPtr RootDirectory; public IntPtr ObjectName;
            public int Attributes; public IntPtr SecurityDescriptor; public IntPtr SecurityQualityOfService;
        }

        [DllImport("advapi32.dll")]
        static extern uint LsaOpenPolicy(IntPtr system, ref ObjectAttributes attributes, uint access, out IntPtr policy);
        [DllImport("advapi32.dll")]
        static extern uint LsaStorePrivateData(IntPtr policy, ref LsaString key, IntPtr data);
        [DllImport("advapi32.dll")]
        static extern uint LsaRetrievePrivateData(IntPtr policy, ref LsaString key, out IntPtr data);
        [DllImport("advapi32.dll")]
        static extern uint LsaFreeMemory(IntPtr memory);
        [DllImport("advapi32.dll")]
        static extern uint LsaClose(IntPtr policy);
        [DllImport("advapi32.dll")]
        static extern int LsaNtStatusToWinError(uint status);
        [DllImport("userenv.dll", CharSet = CharSet.Unicode)]
        static extern int CreateProfile(string sid, string name, StringBuilder path, uint length);

        const uint getPrivateInformation = 4, createSecret = 0x20, notFound = 0xC0000034, accessDenied = 0xC0000022;

        static void Check(uint status) { if (status != 0) throw new Win32Exception(LsaNtStatusToWinError(status)); }

        static IntPtr Open() {
            var attributes = new ObjectAttributes();
            attributes.Length = Marshal.SizeOf(typeof(ObjectAttributes));
            IntPtr policy;
            Check(LsaOpenPolicy(IntPtr.Zero, ref attributes, getPrivateInformation | createSecret, out policy));
            return policy;
        }

        static LsaString Text(string text) {
            var made = new LsaString();
            made.Buffer = Marshal.StringToHGlobalUni(text);
            made.Length = (ushort)(text.Length * 2);
            made.MaximumLength = (ushort)(text.Length * 2 + 2);
            return made;
        }

        // null takes the secret away
        public static void StoreSecret(string name, string value) {
            IntPtr policy = Open();
            LsaString key = Text(name);
            IntPtr data = IntPtr.Zero;
            LsaString secret = new LsaString();
            try {
                if (value != null) {
                    secret = Text(value);
                    data = Marshal.AllocHGlobal(Marshal.SizeOf(typeof(LsaString)));
                    Marshal.StructureToPtr(secret, data, false);
                }
                uint status = LsaStorePrivateData(policy, ref key, data);
                if (!(value == null && status == notFound)) Check(status);
            } finally {
                if (secret.Buffer != IntPtr.Zero) Marshal.ZeroFreeGlobalAllocUnicode(secret.Buffer);
                if (data != IntPtr.Zero) Marshal.FreeHGlobal(data);
                Marshal.FreeHGlobal(key.Buffer);
                LsaClose(policy);
            }
        }

        public static bool HasSecret(string name) {
            IntPtr policy = Open();
            LsaString key = Text(name);
            try {
                IntPtr data;
                uint status = LsaRetrievePrivateData(policy, ref key, out data);
                if (status == notFound) return false;
                // what may not be read is there
                if (status == accessDenied) return true;
                Check(status);
                if (data == IntPtr.Zero) return false;
                LsaFreeMemory(data);
                return true;
            } finally {
                Marshal.FreeHGlobal(key.Buffer);
                LsaClose(policy);
            }
        }

        public static void MakeProfile(string sid, string name) {
            var path = new StringBuilder(260);
            int result = CreateProfile(sid, name, path, (uint)path.Capacity);
            if (result != 0) Marshal.ThrowExceptionForHR(result);
        }
    }
}
'@
}

# 32 letters and digits that nobody has to type; Windows' own rules for passwords are met by the four at the end.
function New-Password {
    $letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'
    $bytes = New-Object byte[] 28
    $random = [System.Security.Cryptography.RandomNumberGenerator]::Create()
    $random.GetBytes($bytes)
    $random.Dispose()
    $text = -join ($bytes | ForEach-Object { $letters[$_ % $letters.Length] })
    $text + 'aZ7!'
}
