// SPDX-License-Identifier: EUPL-1.2
// libxlsxwriter 1.1.4 does not free some of its own copies of strings; these tests use it as a generator, and look for our leaks.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libxlsxwriter";
}
