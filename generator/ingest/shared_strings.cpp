#include "ingest/shared_strings.hpp"

#include "ingest/rich_text.hpp"

namespace trungbay::ingest {

// <si><t>plain</t></si>, <si><r><rPr/><t>in</t></r><r><t> runs</t></r></si>
class SharedStrings::Handler : public XmlHandler {
 public:
  Handler(TextStore& texts, std::vector<TextHandle>& handles) : texts_(texts), handles_(handles), rich_(text_) {}

  void start(std::string_view name, const XmlAttributes&) override {
    if (name == "si") {
      text_.clear();
      rich_.begin();
    } else {
      rich_.start(name);
    }
  }
  void end(std::string_view name) override {
    if (name != "si") {
      rich_.end(name);
      return;
    }
    rich_.finish();
    const std::string_view part = text_;
    if (handles_.size() <= k_most_strings) handles_.push_back(texts_.append({&part, 1}));
  }
  void text(std::string_view text) override { rich_.text(text); }

 private:
  TextStore& texts_;
  std::vector<TextHandle>& handles_;
  std::string text_;
  RichText rich_;
};

bool SharedStrings::read(std::unique_ptr<ByteStream> bytes, const std::string& part, const std::string& file,
                         DiagnosticBag& bag) {
  std::error_code failed;
  const auto folder = std::filesystem::temp_directory_path(failed);
  auto store = TextStore::create(failed ? std::filesystem::path("/tmp") : folder);
  if (!store) {
    bag.add(std::move(store).fault());
    return false;
  }
  Handler handler(store.value(), handles_);
  if (XmlStream(std::move(bytes), part, file, handler).run(bag) != XmlStep::ended) return false;
  if (handles_.size() > k_most_strings) {
    bag.add(Code::workbook_too_large, file_place(file), {{"part", part}, {"limit", std::to_string(k_most_strings)}});
    return false;
  }
  if (auto sealed = store.value().seal(); !sealed) {
    bag.add(std::move(sealed).fault());
    return false;
  }
  texts_ = std::move(store).value();
  return true;
}

std::optional<std::string_view> SharedStrings::find(std::size_t number) const {
  if (number >= handles_.size()) return std::nullopt;
  return texts_->part(handles_[number], 0);
}

void SharedStrings::release() const {
  if (texts_) texts_->release(0, texts_->size());
}

}  // namespace trungbay::ingest
