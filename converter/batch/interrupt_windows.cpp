// SPDX-License-Identifier: EUPL-1.2
#include <windows.h>

#include <atomic>

#include "batch/interrupt.h"

namespace graadmeter {
namespace {

// Windows calls the handler in a thread of its own, with nothing to find its way by.
std::atomic<bool> came = false;

BOOL WINAPI note(DWORD) { return came.exchange(true) ? FALSE : TRUE; }

}  // namespace

InterruptWatch::InterruptWatch() {
    came = false;
    SetConsoleCtrlHandler(note, TRUE);
}

InterruptWatch::~InterruptWatch() { SetConsoleCtrlHandler(note, FALSE); }

bool InterruptWatch::stopped() { return came; }

void leave_stopping_to_others() { SetConsoleCtrlHandler(nullptr, TRUE); }

}  // namespace graadmeter
