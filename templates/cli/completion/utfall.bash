# Completion of utfall in bash. The program itself says what may stand where the cursor is.
_utfall() {
    local words=() word joins= line candidate candidates=()
    # Readline cuts words at these characters; the program takes them whole.
    for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
        if [[ $word == [=:@] && ${#words[@]} -gt 0 ]]; then
            words[-1]+=$word joins=yes
        elif [[ $joins ]]; then
            words[-1]+=$word joins=
        else
            words+=("$word")
        fi
    done
    local typed=${words[-1]##*[=:@]}
    local kept=${words[-1]%"$typed"}
    while IFS= read -r line; do
        case $line in
            :files)
                compopt -o filenames
                mapfile -t -O "${#candidates[@]}" candidates < <(compgen -f -- "$typed") ;;
            :folders)
                compopt -o filenames
                mapfile -t -O "${#candidates[@]}" candidates < <(compgen -d -- "$typed") ;;
            *)
                candidate=${line%%$'\t'*}
                candidates+=("${candidate#"$kept"}") ;;
        esac
    done < <("${COMP_WORDS[0]}" completion -- words "${words[@]}" 2>/dev/null)
    COMPREPLY=("${candidates[@]}")
}
complete -F _utfall utfall
