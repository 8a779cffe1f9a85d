/* A library of Windows 10 that wine 8 lacks. Qt asks it for converters of old encodings, and has its
   own way where there are none: every open fails. */
#define FAIL(name) __declspec(dllexport) void *name(void) { return 0; }
FAIL(ucnv_close)
FAIL(ucnv_reset)
FAIL(ucnv_getMaxCharSize)
FAIL(ucnv_getName)
FAIL(ucnv_getToUCallBack)
FAIL(ucnv_getFromUCallBack)
FAIL(ucnv_setToUCallBack)
FAIL(ucnv_setFromUCallBack)
FAIL(ucnv_cbToUWriteUChars)
FAIL(ucnv_toUnicode)
FAIL(ucnv_cbFromUWriteUChars)
FAIL(ucnv_toUCountPending)
FAIL(ucnv_fromUCountPending)
FAIL(ucnv_getStandardName)
FAIL(ucnv_getAvailableName)
FAIL(ucnv_countAvailable)
FAIL(ucnv_fromUnicode)
__declspec(dllexport) void *ucnv_open(const char *name, int *error)
{
    (void)name;
    *error = 4; /* U_FILE_ACCESS_ERROR */
    return 0;
}
