// Runs compiled templates: roots in, bytes out.
//
// Each worker of the build owns one Machine and one PageBuffer and renders page after page with them; once
// they have grown to the size of the largest page, a render allocates nothing.
//
//   Machine machine(environment);
//   PageBuffer page;
//   for (…) { page.clear(); machine.scratch().reset(); machine.render(program, roots, page, bag); }
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/scratch.hpp"
#include "pages/value.hpp"

namespace trungbay::render {

struct Program;

// Rich text that was left out of a page's bytes, so that the page can be fingerprinted by its bytes and
// sources before the costly part is done.
struct Hole {
  std::size_t offset = 0;  // in PageBuffer::bytes: what the source becomes stands before this byte
  std::string_view source;
  pages::SourceFormat format = pages::SourceFormat::markdown;
  int heading_shift = 1;  // its first heading becomes <h(1 + shift)>
};

struct PageBuffer {
  std::string bytes;
  std::vector<Hole> holes;  // by rising offset

  void clear() {
    bytes.clear();
    holes.clear();
  }
};

struct Environment {
  std::string origin;  // "https://x.vn", put in front by `absolute_url`
  // Appends the safe HTML that `source` becomes; called for `markdown` where its result is needed at once.
  std::function<void(std::string_view source, pages::SourceFormat format, int heading_shift,
                     std::string& out)>
      rich_text;
};

// One thread uses one Machine.
class Machine {
 public:
  explicit Machine(const Environment& environment);  // keeps a reference
  ~Machine();
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  // Memory of the page being made. Views may put roots here before `render`; the caller resets it between
  // pages, after the page's holes have been used.
  Scratch& scratch();

  // Appends the page to `out`. `roots` is an object of the type that the template was loaded for, or a map.
  // Returns false when the template cannot be carried out with this data or goes past a limit; `bag` says
  // where and why, and `out` holds nothing of use.
  bool render(const Program& program, pages::Value roots, PageBuffer& out, DiagnosticBag& bag);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace trungbay::render
