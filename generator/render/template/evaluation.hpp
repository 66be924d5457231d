// What operations and filters work with while a page is rendered: memory, environment, the first fault.
//
// The machine owns one for each page that it renders and hands it to every operation. After a fault the value
// that an operation gives back means nothing, and the machine stops at the instruction.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/scratch.hpp"
#include "pages/value.hpp"

namespace trungbay::render {

struct Environment;

class Evaluation {
 public:
  // A page of this size is no page; a template that makes more by joining texts in loops would take all
  // memory.
  static constexpr std::size_t k_most_memory = 256u << 20;

  Evaluation(Scratch& scratch, const Environment& environment)
      : scratch_(scratch), environment_(environment) {}

  void start(bool null_is_silent) {
    null_is_silent_ = null_is_silent;
    kept_ = 0;
    fault_.reset();
    arguments_.clear();
  }

  Scratch& scratch() { return scratch_; }
  const Environment& environment() const { return environment_; }
  // Views say "nothing" with null; a JSON context prints it as Python does, "None".
  bool null_is_silent() const { return null_is_silent_; }

  // Takes `size` bytes of the page's budget.
  bool spend(std::size_t size) {
    kept_ += size;
    if (kept_ <= k_most_memory) return true;
    fail(Code::render_memory_limit, {{"limit", "256 MB"}});
    return false;
  }
  std::string_view keep(std::string_view text) {
    return spend(text.size()) ? scratch_.copy(text) : std::string_view{};
  }
  pages::Value keep_text(std::string_view text) { return pages::Value::text(keep(text)); }
  // A string of the kind that `like` has: html stays html, the others become text.
  pages::Value keep_like(pages::Value like, std::string_view text) {
    return like.kind() == pages::Kind::html ? pages::Value::html(keep(text)) : keep_text(text);
  }
  std::span<pages::Value> make_values(std::size_t count) {
    return spend(count * sizeof(pages::Value)) ? scratch_.make_array<pages::Value>(count)
                                               : std::span<pages::Value>{};
  }

  // Records the fault unless there is one already; always gives undefined back.
  pages::Value fail(Code code, Arguments arguments) {
    if (!fault_) {
      fault_ = code;
      arguments_.assign(arguments.begin(), arguments.end());
    }
    return {};
  }
  const std::optional<Code>& fault() const { return fault_; }
  const std::vector<MessageArgument>& fault_arguments() const { return arguments_; }

  // An empty string to build a text in, given back at the end of the scope, so that its memory serves again.
  class Buffer {
   public:
    explicit Buffer(Evaluation& evaluation) : evaluation_(evaluation) {
      if (evaluation.buffers_used_ == evaluation.buffers_.size()) evaluation.buffers_.emplace_back();
      text_ = &evaluation.buffers_[evaluation.buffers_used_++];
      text_->clear();
    }
    ~Buffer() { --evaluation_.buffers_used_; }
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    std::string& operator*() { return *text_; }
    std::string* operator->() { return text_; }

   private:
    Evaluation& evaluation_;
    std::string* text_;
  };

 private:
  Scratch& scratch_;
  const Environment& environment_;
  bool null_is_silent_ = false;
  std::size_t kept_ = 0;
  std::optional<Code> fault_;
  std::vector<MessageArgument> arguments_;
  std::deque<std::string> buffers_;
  std::size_t buffers_used_ = 0;
};

}  // namespace trungbay::render
