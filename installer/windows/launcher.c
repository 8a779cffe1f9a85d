/* Starts the installed version: the Python beside it with the command line of the center.

   `current` beside this program names the version; the other versions stay beside it, so that one
   can be gone back to. Without arguments the window of this machine's role is opened. The child ends
   with its launcher, and the launcher with the exit code of the child.

   `center.exe --end-all` ends all of this installation that runs, for whoever removes it. */

#include <windows.h>
#include <tlhelp32.h>
#include <wchar.h>

#define LONGEST 32768
#define PATIENCE_MS 10000
#define MOST_LOOKS 10

static wchar_t here[MAX_PATH], version[64], role[64], line[LONGEST];

static int fail(const wchar_t *why)
{
#ifdef WINDOWED
    MessageBoxW(NULL, why, L"Center", MB_ICONERROR);
#else
    DWORD written;
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    char said[512];
    int length = WideCharToMultiByte(CP_UTF8, 0, why, -1, said, sizeof said - 2, NULL, NULL);
    if (length > 0) {
        said[length - 1] = '\n';
        WriteFile(out, said, (DWORD)length, &written, NULL);
    }
#endif
    return 1;
}

static int find_here(void)
{
    DWORD length = GetModuleFileNameW(NULL, here, MAX_PATH);
    wchar_t *end = wcsrchr(here, L'\\');
    if (length == 0 || length == MAX_PATH || end == NULL)
        return 0;
    *end = 0;
    return 1;
}

static int read_version(void)
{
    wchar_t file[MAX_PATH + 16];
    char text[64];
    DWORD got = 0, i;
    swprintf(file, MAX_PATH + 16, L"%ls\\current", here);
    HANDLE opened = CreateFileW(file, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_DELETE, NULL,
                                OPEN_EXISTING, 0, NULL);
    if (opened == INVALID_HANDLE_VALUE)
        return 0;
    ReadFile(opened, text, sizeof text - 1, &got, NULL);
    CloseHandle(opened);
    for (i = 0; i < got && (text[i] == '.' || (text[i] >= '0' && text[i] <= '9')); i++)
        version[i] = (wchar_t)text[i];
    version[i] = 0;
    return i > 0;
}

static void read_role(void)
{
    DWORD size = sizeof role - sizeof(wchar_t);
    if (RegGetValueW(HKEY_LOCAL_MACHINE, L"Software\\Center", L"Role", RRF_RT_REG_SZ, NULL, role,
                     &size) != ERROR_SUCCESS)
        role[0] = 0;
}

/* What stands behind the program's own name in the command line. */
static const wchar_t *arguments(void)
{
    const wchar_t *at = GetCommandLineW();
    if (*at == L'"') {
        at = wcschr(at + 1, L'"');
        at = at == NULL ? L"" : at + 1;
    } else {
        while (*at != 0 && *at != L' ' && *at != L'\t')
            at++;
    }
    while (*at == L' ' || *at == L'\t')
        at++;
    return at;
}

/* Whatever this program is ended by, its child ends too. */
static void end_together(HANDLE child)
{
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits;
    HANDLE job = CreateJobObjectW(NULL, NULL);
    ZeroMemory(&limits, sizeof limits);
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    if (job != NULL) {
        SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
        AssignProcessToJobObject(job, child);
    }
}

static void may_end_others(void)
{
    TOKEN_PRIVILEGES wanted = {1, {{{0, 0}, SE_PRIVILEGE_ENABLED}}};
    HANDLE token;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_ADJUST_PRIVILEGES, &token))
        return;
    if (LookupPrivilegeValueW(NULL, L"SeDebugPrivilege", &wanted.Privileges[0].Luid))
        AdjustTokenPrivileges(token, FALSE, &wanted, 0, NULL, NULL);
    CloseHandle(token);
}

/* Of the starters and whatever lies below `versions`; what removes the program is neither. */
static int is_ours(const wchar_t *program)
{
    size_t length = wcslen(here);
    if (_wcsnicmp(program, here, length) != 0)
        return 0;
    program += length;
    return _wcsnicmp(program, L"\\versions\\", 10) == 0 || _wcsicmp(program, L"\\center.exe") == 0 ||
           _wcsicmp(program, L"\\center-gui.exe") == 0;
}

/* How many were found, and how many of them go on all the same. */
static int end_found(int *left)
{
    PROCESSENTRY32W one = {.dwSize = sizeof one};
    HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    int found = 0;
    BOOL more;
    if (all == INVALID_HANDLE_VALUE)
        return *left = 1;
    for (more = Process32FirstW(all, &one); more; more = Process32NextW(all, &one)) {
        DWORD length = LONGEST;
        HANDLE process;
        if (one.th32ProcessID == GetCurrentProcessId())
            continue;
        process = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION | PROCESS_TERMINATE | SYNCHRONIZE,
                              FALSE, one.th32ProcessID);
        if (process == NULL)
            continue;
        if (QueryFullProcessImageNameW(process, 0, line, &length) && is_ours(line)) {
            found++;
            TerminateProcess(process, 1);
            *left += WaitForSingleObject(process, PATIENCE_MS) != WAIT_OBJECT_0;
        }
        CloseHandle(process);
    }
    CloseHandle(all);
    return found;
}

/* Until a look finds none: what one of them had just begun is found by the next. */
static int end_all(void)
{
    int looks, left = 0;
    may_end_others();
    for (looks = 0; looks < MOST_LOOKS && left == 0; looks++)
        if (end_found(&left) == 0)
            return 0;
    return 1;
}

static int start(void)
{
    const wchar_t *said = arguments();
    STARTUPINFOW startup;
    PROCESS_INFORMATION child;
    DWORD code = 1;
    if (!find_here())
        return fail(L"The folder of the program cannot be found.");
    if (wcscmp(said, L"--end-all") == 0)
        return end_all();
    if (!read_version())
        return fail(L"No version is installed: the file current is missing.");
    if (*said == 0) {
        read_role();
        said = role[0] != 0 ? role : L"--help";
    }
#ifdef WINDOWED
    const wchar_t *program = L"pythonw.exe";
#else
    const wchar_t *program = L"python.exe";
#endif
    if (swprintf(line, LONGEST, L"\"%ls\\versions\\%ls\\runtime\\%ls\" -X utf8 -m center_app.cli %ls", here,
                 version, program, said) < 0)
        return fail(L"The command line is too long.");
    GetStartupInfoW(&startup);
    if (!CreateProcessW(NULL, line, NULL, NULL, TRUE, CREATE_SUSPENDED, NULL, NULL, &startup, &child))
        return fail(L"The version that current names cannot be started: install it anew.");
    end_together(child.hProcess);
    ResumeThread(child.hThread);
    WaitForSingleObject(child.hProcess, INFINITE);
    GetExitCodeProcess(child.hProcess, &code);
    return (int)code;
}

#ifdef WINDOWED
int WINAPI wWinMain(HINSTANCE a, HINSTANCE b, PWSTR c, int d)
{
    (void)a, (void)b, (void)c, (void)d;
    return start();
}
#else
int wmain(void)
{
    return start();
}
#endif
