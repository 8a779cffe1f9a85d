/* Stands for the Python of a version: writes down what it was asked while which version was current.

   It fails where its folder has a file `fails`. */

#include <windows.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    char here[MAX_PATH], file[MAX_PATH + 32], current[64] = "";
    FILE *opened;
    GetModuleFileNameA(NULL, here, MAX_PATH);
    *strrchr(here, '\\') = 0;
    snprintf(file, sizeof file, "%s\\..\\..\\..\\current", here);
    opened = fopen(file, "r");
    if (opened != NULL) {
        if (fgets(current, sizeof current, opened) != NULL)
            current[strcspn(current, "\r\n")] = 0;
        fclose(opened);
    }
    opened = fopen("C:\\asked.txt", "a");
    if (opened == NULL)
        return 2;
    fprintf(opened, "%s while %s\n", strstr(GetCommandLineA(), "-m "), current);
    fclose(opened);
    snprintf(file, sizeof file, "%s\\fails", here);
    return GetFileAttributesA(file) != INVALID_FILE_ATTRIBUTES;
}
