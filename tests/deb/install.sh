#!/usr/bin/env bash
# Whether the package installs on a Debian 12 that holds nothing else, and works there: a new root is made from the archive that
# this machine uses, the package and what it needs are installed in it, the examples are made, and a workbook of theirs is opened by
# LibreOffice outside of it.
#   tests/deb/install.sh PACKAGE.deb        as root; needs debootstrap and soffice
set -euo pipefail
package=$(realpath "$1")
root=$(mktemp -d)
finish() {
  umount "$root/proc" 2>/dev/null || true
  rm -rf --one-file-system "$root"
}
trap finish EXIT
say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

say "Making a Debian 12 in $root"
archive=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep -v security | head -n 1)
debootstrap --variant=minbase bookworm "$root" "$archive" >"$root.log" 2>&1 || { tail -n 20 "$root.log"; exit 1; }
rm -f "$root.log"
cp -a /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
[ ! -e /etc/resolv.conf ] || cp /etc/resolv.conf "$root/etc/resolv.conf"
mkdir -p "$root/etc/ssl"
cp -a /etc/ssl/certs "$root/etc/ssl/" 2>/dev/null || true
mount -t proc proc "$root/proc"
cp "$package" "$root/tmp/utfall.deb"

say "Installing the package"
chroot "$root" env DEBIAN_FRONTEND=noninteractive sh -c 'apt-get update -qq && apt-get install -y --no-install-recommends /tmp/utfall.deb' >"$root/tmp/log" 2>&1 ||
  { tail -n 20 "$root/tmp/log"; exit 1; }
chroot "$root" utfall about --versions --lang en

say "Making the examples"
chroot "$root" utfall demo /tmp/demo --no-serve --lang en >"$root/tmp/log" 2>&1 || { tail -n 20 "$root/tmp/log"; exit 1; }
chroot "$root" utfall verify -b /tmp/demo/up2-exempel.utfall --lang en
workbook=$(find "$root/tmp/demo" -name '*esf-cofinancing*_sv.xlsx' | sort | tail -n 1)

say "Opening $(basename "$workbook") in LibreOffice"
soffice --headless --convert-to pdf --outdir "$root/tmp" "$workbook" >/dev/null 2>&1
pdftotext "$root/tmp/$(basename "${workbook%.xlsx}").pdf" - | tr '\n' ' ' | grep -c "Medfinansieras av Europeiska unionen" >/dev/null

say "Removing the package"
chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get purge -y utfall >/dev/null 2>&1
left=$(find "$root/usr" -name '*utfall*' | wc -l)
[ "$left" = 0 ] || { say "$left files of the package are left"; exit 1; }
say "The package installs, works and goes"
