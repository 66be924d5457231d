#include "render/html_roles.hpp"

namespace trungbay::render {
namespace {

constexpr Treatment block(Block kind, int level = 2) {
  return {Role::block, kind, 0, level};
}
constexpr Treatment format(Format flag) {
  return {Role::format, Block::paragraph, flag, 2};
}
constexpr Treatment only(Role role) {
  return {role, Block::paragraph, 0, 2};
}

}  // namespace

Treatment treatment_of(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P:
      return block(Block::paragraph);
    case GUMBO_TAG_H1:
      return block(Block::heading, 1);
    case GUMBO_TAG_H2:
      return block(Block::heading, 2);
    case GUMBO_TAG_H3:
      return block(Block::heading, 3);
    case GUMBO_TAG_H4:
      return block(Block::heading, 4);
    case GUMBO_TAG_H5:
      return block(Block::heading, 5);
    case GUMBO_TAG_H6:
      return block(Block::heading, 6);
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_LISTING:
      return block(Block::preformatted);
    case GUMBO_TAG_BLOCKQUOTE:
      return block(Block::quote);
    case GUMBO_TAG_UL:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_MENU:
      return block(Block::list);
    case GUMBO_TAG_OL:
      return block(Block::numbered_list);
    case GUMBO_TAG_LI:
      return block(Block::item);
    case GUMBO_TAG_TABLE:
      return block(Block::table);
    case GUMBO_TAG_CAPTION:
      return block(Block::caption);
    case GUMBO_TAG_THEAD:
      return block(Block::table_head);
    case GUMBO_TAG_TBODY:
      return block(Block::table_body);
    case GUMBO_TAG_TFOOT:
      return block(Block::table_foot);
    case GUMBO_TAG_TR:
      return block(Block::row);
    case GUMBO_TAG_TD:
      return block(Block::cell);
    case GUMBO_TAG_TH:
      return block(Block::header_cell);
    case GUMBO_TAG_B:
    case GUMBO_TAG_STRONG:
      return format(k_strong);
    case GUMBO_TAG_I:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_U:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_VAR:
      return format(k_emphasis);
    case GUMBO_TAG_S:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_DEL:
      return format(k_deleted);
    case GUMBO_TAG_SUB:
      return format(k_subscript);
    case GUMBO_TAG_SUP:
      return format(k_superscript);
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_TT:
      return format(k_code);
    case GUMBO_TAG_A:
      return only(Role::link);
    case GUMBO_TAG_IMG:
      return only(Role::picture);
    case GUMBO_TAG_BR:
      return only(Role::line_break);
    case GUMBO_TAG_HR:
      return only(Role::rule);
    case GUMBO_TAG_IFRAME:
      return only(Role::frame);
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_APPLET:
    case GUMBO_TAG_PARAM:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_MAP:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_FRAMESET:
    case GUMBO_TAG_PLAINTEXT:
    case GUMBO_TAG_XMP:
    // Controls only: a form itself is unwrapped, since some systems wrap a whole page in one.
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_OPTION:
    case GUMBO_TAG_OPTGROUP:
      return only(Role::drop);
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_FORM:
      return only(Role::line);
    default:
      return {};
  }
}

}  // namespace trungbay::render
