#pragma once

#include <string>
#include <vector>

namespace utfall::tests {

/// Twenty texts that try to become markup, style or script.
inline const std::vector<std::string>& hostile_texts() {
    static const std::vector<std::string> texts{
        "<script>alert(1)</script>",
        "\"><script>alert(1)</script>",
        "' onmouseover='alert(1)",
        "\" onfocus=\"alert(1)\" autofocus=\"",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "</style><script>alert(1)</script>",
        "</title><script>alert(1)</script>",
        "--><script>alert(1)</script>",
        "<!--",
        "]]><script>alert(1)</script>",
        "javascript:alert(1)",
        "&lt;script&gt;",
        "&#60;script&#62;",
        "<a href=\"https://example.org\">klicka</a>",
        "<meta http-equiv=refresh content=0;url=https://example.org>",
        "\"}body{background:url(https://example.org)}@page{",
        "\\\"; } * { color: red",
        "{{7*7}} ${7*7} <%= 7*7 %>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>"};
    return texts;
}

}  // namespace utfall::tests
