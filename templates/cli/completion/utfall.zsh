#compdef utfall
# Completion of utfall in zsh. The program itself says what may stand where the cursor is.
_utfall() {
    local line
    local -a candidates
    for line in "${(@f)$("${words[1]}" completion -- words "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        case $line in
            '') ;;
            :files) _files ;;
            :folders) _files -/ ;;
            *) candidates+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
        esac
    done
    (( $#candidates )) && _describe -V command candidates
}
compdef _utfall utfall
