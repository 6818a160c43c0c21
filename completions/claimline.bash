# SPDX-License-Identifier: MIT
# bash completion for claimline: commands and options are those that the program's help lists.
_claimline()
{
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words=
    if [ "$COMP_CWORD" -eq 1 ]; then
        words="help --help --version $(claimline --help | sed -n '/^commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')"
    else
        case $before in
        --kind) words='accusation denial demand threat rejection statement ceasefire strike attack talks sanction aid' ;;
        --origin) words='curated extracted' ;;
        --input-format) words='csv json jsonl' ;;
        --look) words='ladder' ;;
        --layer) words='parse timexes' ;;
        --color) words='auto always never' ;;
        -W | --warn | -E | --error) words="all $(claimline check --list | sed 's/^CLM-[0-9]* \([a-z-]*\).*/\1/')" ;;
        --format)
            case ${COMP_WORDS[1]} in
            table) words='csv jsonl md' ;;
            *) words='dot svg png pdf' ;;
            esac
            ;;
        *)
            case $current in
            -*) words=$(claimline "${COMP_WORDS[1]}" --help 2>/dev/null | sed -n 's/^  *\(-[A-Za-z],\)* *\(--[a-z-]*\).*/\2/p') ;;
            esac
            ;;
        esac
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -o default -F _claimline claimline
