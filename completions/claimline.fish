# SPDX-License-Identifier: MIT
# fish completion for claimline: the program says itself what may stand next.
complete -c claimline -a '(set -l words (commandline -opc); $words[1] complete $words[2..-1] (commandline -ct) 2>/dev/null)'
