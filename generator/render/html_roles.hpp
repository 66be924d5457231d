// What html_reduction does with each element of HTML: the one list that says what may get out.
#pragma once

#include <cstdint>

#include <gumbo.h>

#include "render/block_writer.hpp"

namespace trungbay::render {

enum class Role : std::uint8_t {
  unwrap,  // its content stands in its place
  line,    // the same, on a line of its own
  drop,    // it goes with its content
  block,
  format,
  link,
  picture,
  line_break,
  rule,
  frame,
};

struct Treatment {
  Role role = Role::unwrap;
  Block block = Block::paragraph;
  std::uint8_t format = 0;
  int level = 2;
};

// Unknown elements are unwrapped.
Treatment treatment_of(GumboTag tag);

}  // namespace trungbay::render
