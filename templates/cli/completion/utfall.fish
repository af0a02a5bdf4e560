# Completion of utfall in fish. The program itself says what may stand where the cursor is.
function __utfall_candidates
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    for line in ($words[1] completion -- words $words[2..-1] "$typed" 2>/dev/null)
        switch $line
            case ':files'
                __fish_complete_path "$typed"
            case ':folders'
                __fish_complete_directories "$typed"
            case '*'
                echo $line
        end
    end
end
complete -c utfall -f -a '(__utfall_candidates)'
