#include "tests/support/source_tree.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace utfall::tests {

namespace fs = std::filesystem;

std::vector<std::string> source_files(const std::vector<std::string>& folders) {
    const fs::path root{UTFALL_SOURCE_ROOT};
    std::vector<std::string> files;
    for (const auto& folder : folders) {
        for (const auto& file : fs::recursive_directory_iterator{root / folder}) {
            const auto extension = file.path().extension();
            if (extension == ".cpp" || extension == ".h")
                files.push_back(fs::relative(file.path(), root).generic_string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string file_text(const std::string& path) {
    std::ifstream in{fs::path{UTFALL_SOURCE_ROOT} / path, std::ios::binary};
    if (!in) throw std::runtime_error(path + " cannot be read");
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::vector<std::string> included_paths(const std::string& file, char opening) {
    const char closing = opening == '<' ? '>' : '"';
    std::vector<std::string> paths;
    std::istringstream text{file_text(file)};
    for (std::string line; std::getline(text, line);) {
        const std::string start = std::string{"#include "} + opening;
        if (!line.starts_with(start)) continue;
        paths.push_back(line.substr(start.size(), line.find(closing, start.size()) - start.size()));
    }
    return paths;
}

bool is_test(const std::string& name) {
    const auto text_of = [](const std::string& path) {
        return fs::exists(fs::path{UTFALL_SOURCE_ROOT} / path) ? file_text(path) : std::string{};
    };
    if (const std::size_t colon = name.find(": "); colon != std::string::npos) {
        const std::string script = text_of("tests/" + name.substr(0, colon));
        const std::string title = name.substr(colon + 2);
        for (const std::string& start :
             {"test(\"" + title + "\"", "test(`" + title + "`", "function " + title + "("}) {
            if (script.find(start) != std::string::npos) return true;
        }
        return false;
    }
    const std::size_t slash = name.rfind('/');
    if (slash == std::string::npos) return false;
    std::string code = text_of("tests/" + name.substr(0, slash) + ".cpp");
    // A long name stands on a line of its own.
    std::erase_if(code, [](char c) { return c == ' ' || c == '\n'; });
    return code.find("TEST_CASE(" + name.substr(slash + 1) + ")") != std::string::npos;
}

std::set<std::string> upper_case_literals(const std::string& text) {
    const auto belongs = [](char c) {
        return c == '_' || std::isupper(static_cast<unsigned char>(c)) != 0 ||
               std::isdigit(static_cast<unsigned char>(c)) != 0;
    };
    std::set<std::string> literals;
    for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 1)) {
        std::size_t end = at + 1;
        while (end < text.size() && belongs(text[end])) ++end;
        const std::string word = text.substr(at + 1, end - at - 1);
        if (end < text.size() && text[end] == '"' &&
            (word.find('_') != std::string::npos || word.size() >= 6) &&
            std::isupper(static_cast<unsigned char>(word[0])) != 0)
            literals.insert(word);
    }
    return literals;
}

}  // namespace utfall::tests
