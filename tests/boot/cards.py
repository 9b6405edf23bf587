"""Cards that are put into a machine beside its own: files with file systems."""
import os
import subprocess


def run_quietly(*command, **options):
    environment = {**os.environ, "MTOOLS_SKIP_CHECK": "1"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment, **options)


def fat(folder, name, configuration, *more):
    """A file with a FAT file system of that configuration, and more files (name, text)."""
    path = os.path.join(folder, "machines", name + ".fat")
    if os.path.exists(path):
        os.unlink(path)
    run_quietly("mkfs.vfat", "-C", "-n", "BREAKROOM", path, "16384")
    for target, text in (("breakroom.conf", configuration), *more):
        with open(path + ".part", "w", encoding="utf-8") as file:
            file.write(text)
        if "/" in target:
            run_quietly("mmd", "-i", path, "::/" + os.path.dirname(target))
        run_quietly("mcopy", "-i", path, path + ".part", "::/" + target)
    return path


def other_card(folder):
    """A whole one with the three labels of an image."""
    path = os.path.join(folder, "machines", "other.img")
    parts = [fat(folder, "other", "[feed other-card]\nurl = https://other-card.example/news.xml\n")]
    for label in ("breakroom-root", "breakroom-data"):
        parts.append(f"{path}.{label}")
        with open(parts[-1], "wb") as file:
            file.truncate(16 << 20)
        run_quietly("mke2fs", "-q", "-F", "-t", "ext4", "-L", label, parts[-1])
    with open(path, "wb") as disk:
        disk.truncate(64 << 20)
    rows = [f"start={1 + 16 * number}MiB, size=16MiB, type={kind}" for number, kind in enumerate(("c", "83", "83"))]
    run_quietly("sfdisk", "--quiet", path, input="\n".join(["label: dos", *rows]).encode())
    with open(path, "r+b") as disk:
        for number, part in enumerate(parts):
            with open(part, "rb") as file:
                disk.seek((1 + 16 * number) << 20)
                disk.write(file.read())
    return path
