// SPDX-License-Identifier: EUPL-1.2
#include <signal.h>

#include "batch/interrupt.h"

namespace graadmeter {
namespace {

// A handler of signals can reach nothing else.
volatile sig_atomic_t came = 0;

void note(int signal_number) {
    came = 1;
    signal(signal_number, SIG_DFL);
}

}  // namespace

InterruptWatch::InterruptWatch() {
    came = 0;
    signal(SIGINT, note);
    signal(SIGTERM, note);
}

InterruptWatch::~InterruptWatch() {
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
}

bool InterruptWatch::stopped() { return came != 0; }

void leave_stopping_to_others() {
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
}

}  // namespace graadmeter
