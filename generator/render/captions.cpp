#include "render/captions.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "vietnamese/nfc.hpp"
#include "vietnamese/text.hpp"

namespace trungbay::render {
namespace {

// Lines without spaces at their ends; a run of empty lines as one, none at the beginning and the end.
std::string tidy_lines(std::string_view text) {
  std::string out;
  bool gap = false;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::string_view kept = trim(line);
    if (kept.empty()) {
      gap = true;
      continue;
    }
    if (!out.empty()) out += gap ? "\n\n" : "\n";
    out += kept;
    gap = false;
  }
  return out;
}

}  // namespace

CaptionWriter::CaptionWriter(const Theme& theme, const pages::SiteContext& site)
    : theme_(theme), site_(site), environment_{site.addresses.origin(), {}}, machine_(environment_) {}

bool CaptionWriter::render(Caption caption, pages::Value roots, std::string& out, DiagnosticBag& bag) {
  page_.clear();
  if (!machine_.render(theme_.caption(caption), roots, page_, bag)) return false;
  out = tidy_lines(vietnamese::clean_text(page_.bytes));
  return true;
}

const pages::Captions* CaptionWriter::write(const pages::Record& record, DiagnosticBag& bag) {
  machine_.scratch().reset();
  const auto* view = machine_.scratch().make<pages::RecordView>(&site_, record);
  const auto roots = pages::Value::object(view, pages::k_caption_root);
  const bool made = render(Caption::facebook, roots, captions_.facebook, bag) &&
                    render(Caption::zalo_title, roots, captions_.zalo_title, bag) &&
                    render(Caption::zalo_summary, roots, captions_.zalo_summary, bag) &&
                    render(Caption::messenger, roots, captions_.messenger, bag);
  if (!made) return nullptr;
  captions_.zalo_title = vietnamese::truncate_words(captions_.zalo_title, pages::k_zalo_title);
  captions_.zalo_summary = vietnamese::truncate_words(captions_.zalo_summary, pages::k_zalo_summary);
  return &captions_;
}

}  // namespace trungbay::render
