# SPDX-License-Identifier: MIT
# bash completion for claimline: the program says itself what may stand next.
_claimline()
{
    local line IFS=$'\n'
    COMPREPLY=()
    while read -r line; do
        COMPREPLY+=("${line%%$'\t'*}")
    done < <("$1" complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _claimline claimline
