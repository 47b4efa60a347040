# SPDX-License-Identifier: EUPL-1.2
"""docs/groot-werk.md as it stands there: GNU parallel over several hosts, of which one dies. The hosts are played by a command in the
place of ssh; parallel itself is the real one."""
import os
import re
import shutil
import subprocess

import kit

# In the place of ssh: "SSH [options] HOST [--] COMMAND...", which begins in the home folder. On the host that dies the work is killed at its first breath, each time.
SSH = """#!/bin/sh
while [ "${1#-}" != "$1" ]; do shift; done
host=$1; shift
[ "$1" = "--" ] && shift
echo "$host" >>"$HOSTS"
cd "$HOME" || exit 255
if [ "$host" = werk2 ]; then
  setsid sh -c "$*" >/dev/null 2>&1 &
  sleep 0.3
  kill -9 -$! 2>/dev/null
  exit 255
fi
exec sh -c "$*"
"""


class Large(kit.Case):
    def test_a_host_that_dies_changes_nothing(self):
        if not shutil.which("parallel"):
            self.skipTest("GNU parallel is absent")
        inbox = self.folder / "Inzendingen"
        inbox.mkdir()
        for i in range(24):
            rows = "".join(f"% inwoners dat moeite heeft met rondkomen;Dronten;{year};{year - 2000 + i % 4}\n" for year in range(2005, 2008 + i))
            (inbox / f"afdeling {i:02}.csv").write_text("indicator;regio;jaar;waarde\n" + rows, "utf-8")
        (inbox / "kapot.xlsx").write_bytes(b"PK")
        commands = next(block for block in re.findall(r"```\n(.*?)```", (kit.SOURCE / "docs/groot-werk.md").read_text("utf-8"), re.S) if "parallel" in block)
        for words, here in (("cd /netwerkschijf/sociaal-domein\n", ""), ("--catalogus weert", "--catalogus dronten"), ("2026-11-22", kit.DATE), ("seq 12", "seq 6"), ("{}/12", "{}/6"),
                            ("4/werk1,4/werk2,2/werk3", "1/werk1,1/werk2,1/werk3")):
            self.assertTrue(words in commands, words)
            commands = commands.replace(words, here)
        program = self.folder / "bin" / "graadmeter"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\nexec '{kit.PROGRAM}' \"$@\"\n")
        program.chmod(0o755)
        ssh = self.folder / "ssh"
        ssh.write_text(SSH)
        ssh.chmod(0o755)
        hosts = self.folder / "hosts"
        # HOME and SHELL: sshd sets them, whatever the caller has.
        environment = {**os.environ, "HOME": str(self.folder), "SHELL": "/bin/sh", "PATH": f"{program.parent}:{os.environ['PATH']}", "HOSTS": str(hosts), "PARALLEL_SSH": str(ssh), "PARALLEL_HOME": str(self.folder / ".parallel")}
        (self.folder / ".parallel").mkdir()
        (self.folder / ".parallel" / "will-cite").touch()
        done = subprocess.run(["bash", "-c", commands], cwd=self.folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=600)
        outcome = kit.Outcome(done)
        self.assertCode(outcome, 3)   # of the last command: one file is broken
        self.assertEqual(set(hosts.read_text().split()), {"werk1", "werk2", "werk3"}, repr(outcome))
        self.assertEqual(sorted(os.listdir(self.folder / "Delen"))[:6], [str(part) for part in range(1, 7)], repr(outcome))
        alone = self.folder / "Alleen"
        self.assertCode(kit.graadmeter("verzamel", inbox, "-o", alone, "--catalogus", "dronten", "--datum", kit.DATE), 3)
        for name in kit.listing(alone):
            self.assertEqual((self.folder / "Gegevens" / name).read_bytes(), (alone / name).read_bytes(), name)


kit.main()
