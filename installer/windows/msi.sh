#!/usr/bin/env bash
# Make the MSI: installer/windows/msi.sh VERSION FILES LIST OUT
#
# FILES is the folder of what it lays, from here (wixl takes no path from the root), LIST what
# `wixl-heat` wrote of it.
set -euo pipefail

wixl --arch x64 -D Version="$1" -D Files="$2" -D Win64=yes -o "$4" "$(dirname "$0")/center.wxs" "$3"
# Only these properties reach the part with an administrator's rights; wixl cannot write that.
names='FORMERROLE;ROLE;WIX_DOWNGRADE_DETECTED;WIX_UPGRADE_DETECTED'
msibuild "$4" -q "UPDATE Property SET Value='$names' WHERE Property='SecureCustomProperties'"
