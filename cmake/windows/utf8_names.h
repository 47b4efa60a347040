// SPDX-License-Identifier: EUPL-1.2
// Included before everything in libxlsxwriter (tools/windows-dependencies.sh): compiled by mingw it opens files through the narrow
// functions, which take names in the machine's code page. With this they take UTF-8, as on Linux.
#ifndef GRAADMETER_UTF8_NAMES_H
#define GRAADMETER_UTF8_NAMES_H

#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/types.h>

FILE* graadmeter_fopen(const char* name, const char* mode);
int graadmeter_open(const char* name, int flags, int mode);
int graadmeter_stat(const char* name, struct stat* result);

#ifndef GRAADMETER_UTF8_NAMES_C
#define fopen(name, mode) graadmeter_fopen(name, mode)
#define fopen64(name, mode) graadmeter_fopen(name, mode)
#define _open(name, flags, mode) graadmeter_open(name, flags, mode)
// Only as a call: "struct stat" stays what it is.
#define stat(name, result) graadmeter_stat(name, result)
#endif

#endif
