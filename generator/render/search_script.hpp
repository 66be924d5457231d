// The reader's side of search: the modules of templates/search/ as one plain script in a file of its own.
//
// They stay modules in the repository, so that tests import them; a phone gets one file instead of a chain of requests.
// Made once a build, before the plan, since the file's name is a hash of its bytes.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/embedded.hpp"

namespace trungbay::render {

struct SearchScript {
  std::string path;   // from the site's root: "tim-kiem/0123456789abcdef.js"
  std::string bytes;
};

SearchScript make_search_script();

// One module without what only its reader needs: lines of comments, indentation, imports (all stand in one scope then)
// and the word `export`. Works line by line: an import, and a text in backquotes, must not go past its line's end.
void append_module(std::string_view source, std::string& out);

}  // namespace trungbay::render
