# SPDX-License-Identifier: EUPL-1.2
"""The Debian package of this build: what it needs is read from the program, what it holds is all there is to install, and it runs."""
import os
import shutil
import subprocess

import kit

BUILD = kit.PROGRAM.parents[1]


class Package(kit.Case):
    def run_quietly(self, *command, **options):
        done = subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=600, **options)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def test_what_is_in_it(self):
        if not all(map(shutil.which, ("cpack", "dpkg-deb", "dpkg-shlibdeps"))) or not (BUILD / "CPackConfig.cmake").is_file():
            self.skipTest("cpack or dpkg-dev is absent")
        self.run_quietly("cpack", "--config", BUILD / "CPackConfig.cmake", "-B", self.folder, cwd=self.folder)
        package, = self.folder.glob("*.deb")
        needs = self.run_quietly("dpkg-deb", "--field", package, "Depends")
        for library in ("libc6", "libxlsxwriter4", "libzip4", "libpugixml1v5", "libboost-program-options1.74.0", "libssl3", "libutf8proc2"):
            self.assertIn(library, needs)
        self.assertNotIn("-dev", needs)
        root = self.folder / "root"
        self.run_quietly("dpkg-deb", "--extract", package, root)
        for file in ("usr/bin/graadmeter", "usr/share/graadmeter/mappings/catalogi/weert.xml", "usr/share/graadmeter/templates/invloedsmatrix.xml",
                     "usr/share/man/man1/graadmeter.1", "usr/share/bash-completion/completions/graadmeter", "usr/share/doc/graadmeter/copyright",
                     "usr/share/doc/graadmeter/verzamelen.md"):
            self.assertGreater((root / file).stat().st_size, 100, file)
        # Called by its name alone, as from a shell.
        environment = {**os.environ, "PATH": f"{root / 'usr/bin'}:{os.environ['PATH']}"}
        self.assertIn("dronten", self.run_quietly("graadmeter", "catalogus", "lijst", env=environment, cwd=self.folder))
        self.run_quietly("bash", "-n", root / "usr/share/bash-completion/completions/graadmeter")
        completed = self.run_quietly("bash", "-c", f". '{root}/usr/share/bash-completion/completions/graadmeter'; COMP_WORDS=(graadmeter verzamel --ov); COMP_CWORD=2; _graadmeter; "
                                     "printf '%s\\n' \"${COMPREPLY[@]}\"")
        self.assertEqual(completed.split(), ["--overschrijf"])
        if shutil.which("man"):
            page = subprocess.run(["man", "-l", "--warnings", str(root / "usr/share/man/man1/graadmeter.1")], capture_output=True, text=True, timeout=60, env={**os.environ, "MANPAGER": "cat", "MANWIDTH": "100"})
            self.assertEqual(page.stderr, "")
            self.assertIn("vergelijk OUD NIEUW", page.stdout)


kit.main()
