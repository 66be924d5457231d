// The reader's side of search: the modules of templates/search/ as one plain script in a file of its own.
//
// They stay modules in the repository, so that tests import them; a phone gets one file instead of a chain of requests.
// Made once a build; the index publishes it under a hash of its bytes.
#pragma once

#include <string>
#include <string_view>

namespace trungbay::search {

std::string make_script();

// One module without what only its reader needs: lines of comments, indentation, imports (all stand in one scope then)
// and the word `export`. Works line by line: an import, and a text in backquotes, must not go past its line's end.
void append_module(std::string_view source, std::string& out);

}  // namespace trungbay::search
