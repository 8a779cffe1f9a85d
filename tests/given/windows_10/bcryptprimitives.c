/* A library of Windows 10 that wine 8 lacks, as far as our libraries ask for it: random bytes. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE into, SIZE_T size)
{
    return RtlGenRandom(into, (ULONG)size);
}
