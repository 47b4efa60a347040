// SPDX-License-Identifier: EUPL-1.2
#define GRAADMETER_UTF8_NAMES_C
#include "utf8_names.h"

#include <errno.h>
#include <stdlib.h>
#include <windows.h>

// To be freed; NULL with errno when it is no UTF-8 or memory is short.
static wchar_t* wide(const char* text) {
    const int units = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, text, -1, NULL, 0);
    wchar_t* result = units > 0 ? malloc((size_t)units * sizeof(wchar_t)) : NULL;
    if (!result) {
        errno = units > 0 ? ENOMEM : EINVAL;
        return NULL;
    }
    MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, text, -1, result, units);
    return result;
}

FILE* graadmeter_fopen(const char* name, const char* mode) {
    wchar_t* wide_name = wide(name);
    wchar_t* wide_mode = wide(mode);
    FILE* file = wide_name && wide_mode ? _wfopen(wide_name, wide_mode) : NULL;
    free(wide_name);
    free(wide_mode);
    return file;
}

int graadmeter_open(const char* name, int flags, int mode) {
    wchar_t* wide_name = wide(name);
    const int descriptor = wide_name ? _wopen(wide_name, flags, mode) : -1;
    free(wide_name);
    return descriptor;
}

// The library asks only whether there is a folder.
int graadmeter_stat(const char* name, struct stat* result) {
    wchar_t* wide_name = wide(name);
    const DWORD attributes = wide_name ? GetFileAttributesW(wide_name) : INVALID_FILE_ATTRIBUTES;
    free(wide_name);
    if (attributes == INVALID_FILE_ATTRIBUTES) {
        errno = ENOENT;
        return -1;
    }
    *result = (struct stat){0};
    result->st_mode = (attributes & FILE_ATTRIBUTE_DIRECTORY) ? S_IFDIR : S_IFREG;
    return 0;
}
