#include "base/yaml_text.hpp"

#include <algorithm>
#include <exception>
#include <map>
#include <sstream>
#include <utility>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "base/utf8.hpp"

namespace trungbay {
namespace {

// Turns yaml-cpp's marks (bytes from 0) into lines and columns. Marks come nearly in order, so the last
// column is where the next count begins: a file of one long line does not cost a square of its length.
class Marks {
 public:
  Marks(std::string_view text, std::uint32_t first_line) : text_(text), first_line_(first_line) {}

  // yaml-cpp takes a quote that is never closed for text up to the end of the file.
  bool opens_without_end(const YAML::Mark& mark) const {
    std::size_t at = static_cast<std::size_t>(std::max(mark.pos, 0));
    // An anchor or a tag may stand in front of the value.
    while (at < text_.size() && (text_[at] == '&' || text_[at] == '!')) {
      at = std::min(text_.find_first_of(" \n", at), text_.size());
      at = std::min(text_.find_first_not_of(" \n", at), text_.size());
    }
    if (at >= text_.size() || (text_[at] != '"' && text_[at] != '\'')) return false;
    const char quote = text_[at];
    while (++at < text_.size()) {
      if (text_[at] == '\\' && quote == '"') {
        ++at;
      } else if (text_[at] == quote) {
        if (quote == '"' || at + 1 >= text_.size() || text_[at + 1] != quote) return false;
        ++at;
      }
    }
    return true;
  }

  std::pair<std::uint32_t, std::uint32_t> place_of(const YAML::Mark& mark) {
    if (mark.line < 0) return {first_line_, 1};
    const auto line = static_cast<std::size_t>(mark.line);
    const auto column = static_cast<std::size_t>(std::max(mark.column, 0));
    if (line < line_ || (line == line_ && column < bytes_)) *this = Marks(text_, first_line_);
    while (line_ < line) {
      const std::size_t end = text_.find('\n', start_);
      if (end == std::string_view::npos) break;
      start_ = end + 1;
      ++line_;
      bytes_ = points_ = 0;
    }
    const std::string_view rest = text_.substr(std::min(start_ + bytes_, text_.size()));
    const std::string_view left = rest.substr(0, rest.find('\n'));
    points_ += count_code_points(left.substr(0, column - bytes_));
    bytes_ = column;
    return {first_line_ + static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(points_ + 1)};
  }

 private:
  std::string_view text_;
  std::uint32_t first_line_;
  std::size_t line_ = 0, start_ = 0, bytes_ = 0, points_ = 0;
};

// A control character that YAML does not allow, or npos. yaml-cpp takes text with zero bytes for UTF-16 and
// reads something else than what stands there.
std::size_t find_control(std::string_view text) {
  const auto found = std::find_if(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
  });
  return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

// yaml-cpp writes the escapes `\_` and `\N` as single bytes of Latin-1: characters are made of them.
std::string with_whole_characters(std::string_view value) {
  std::string whole;
  for (std::size_t at = 0; at < value.size();) {
    const CodePoint point = decode_code_point(value, at);
    const bool is_lone_byte = point.size == 1 && (static_cast<unsigned char>(value[at]) & 0x80) != 0;
    if (is_lone_byte) whole += '\xC2';
    whole += value.substr(at, point.size);
    at += point.size;
  }
  return whole;
}

// Ends yaml-cpp's walk early; the fault is in the bag already.
struct Stopped : std::exception {};

class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(std::string_view text, const std::string& file, std::uint32_t first_line, DiagnosticBag& bag,
              std::size_t most_nodes)
      : marks_(text, first_line), file_(file), bag_(bag), most_nodes_(most_nodes) {}

  YamlNode take_root() { return std::move(root_); }
  Marks& marks() { return marks_; }
  bool failed() const { return failed_; }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    put(make(mark, YamlNode::Kind::null), anchor);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    YamlNode node = make(mark, YamlNode::Kind::scalar);
    node.quoted = tag != "?";
    if (node.quoted && marks_.opens_without_end(mark)) {
      stop(Code::yaml_syntax, node, {{"detail", "a quote that is never closed"}});
    }
    node.scalar = is_valid_utf8(value) ? value : with_whole_characters(value);
    put(std::move(node), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    YamlNode node = make(mark, YamlNode::Kind::null);
    if (found == anchors_.end())
      stop(Code::yaml_syntax, node, {{"detail", "an alias inside its own anchor"}});
    count(found->second.size, node);
    if (frames_.size() + found->second.depth > k_yaml_most_depth) too_deep(node);
    const auto line = node.line, column = node.column;
    node = found->second.node;
    node.line = line;
    node.column = column;
    put(std::move(node), 0, found->second.depth);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(make(mark, YamlNode::Kind::list), anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(make(mark, YamlNode::Kind::map), anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Frame {
    YamlNode node;
    YAML::anchor_t anchor;
    std::size_t first_count;
    std::size_t depth = 1;  // levels inside, this one included
    bool has_key = false;
    YamlEntry entry;                          // whose value is awaited
    std::map<std::string, std::size_t> keys;  // → index in node.map
  };
  struct Anchored {
    YamlNode node;
    std::size_t size;
    std::size_t depth;
  };

  YamlNode make(const YAML::Mark& mark, YamlNode::Kind kind) {
    YamlNode node;
    node.kind = kind;
    std::tie(node.line, node.column) = marks_.place_of(mark);
    count(1, node);
    return node;
  }

  Place place(const YamlNode& node) const { return text_place(file_, node.line, node.column); }

  [[noreturn]] void stop(Code code, const YamlNode& node, Arguments arguments) {
    bag_.add(code, place(node), arguments);
    throw Stopped();
  }
  [[noreturn]] void too_deep(const YamlNode& node) {
    stop(Code::yaml_too_deep, node, {{"limit", std::to_string(k_yaml_most_depth)}});
  }

  void count(std::size_t nodes, const YamlNode& node) {
    count_ += nodes;
    if (count_ > most_nodes_) stop(Code::yaml_too_large, node, {{"limit", std::to_string(most_nodes_)}});
  }

  void open(YamlNode node, YAML::anchor_t anchor) {
    if (frames_.size() >= k_yaml_most_depth) too_deep(node);
    Frame frame;
    frame.node = std::move(node);
    frame.anchor = anchor;
    frame.first_count = count_ - 1;
    frames_.push_back(std::move(frame));
  }

  void close() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    if (frame.anchor != 0) anchors_[frame.anchor] = {frame.node, count_ - frame.first_count, frame.depth};
    put(std::move(frame.node), 0, frame.depth);
  }

  // A finished node goes into the frame that is open.
  void put(YamlNode node, YAML::anchor_t anchor, std::size_t depth = 0) {
    if (anchor != 0) anchors_[anchor] = {node, 1, 0};
    if (frames_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& frame = frames_.back();
    frame.depth = std::max(frame.depth, depth + 1);
    if (frame.node.is_list()) {
      frame.node.list.push_back(std::move(node));
    } else if (!frame.has_key) {
      take_key(frame, std::move(node));
    } else {
      frame.entry.value = std::move(node);
      frame.node.map.push_back(std::move(frame.entry));
      frame.entry = {};
      frame.has_key = false;
    }
  }

  void take_key(Frame& frame, YamlNode node) {
    if (node.is_list() || node.is_map()) stop(Code::yaml_syntax, node, {{"detail", "a key must be a text"}});
    frame.has_key = true;
    frame.entry.key = std::move(node.scalar);
    frame.entry.line = node.line;
    frame.entry.column = node.column;
    const auto [first, is_new] = frame.keys.emplace(frame.entry.key, frame.node.map.size());
    if (is_new) return;
    failed_ = true;
    const YamlEntry& earlier = frame.node.map[first->second];
    bag_.add(Code::yaml_key_repeated, place(node), {{"key", frame.entry.key}})
        .related.push_back({text_place(file_, earlier.line, earlier.column), earlier.key});
  }

  Marks marks_;
  const std::string& file_;
  DiagnosticBag& bag_;
  std::size_t most_nodes_;
  std::vector<Frame> frames_;
  std::map<YAML::anchor_t, Anchored> anchors_;
  YamlNode root_;
  std::size_t count_ = 0;
  bool failed_ = false;
};

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const YamlEntry& entry : map) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

std::optional<YamlNode> parse_yaml(std::string_view text, const std::string& file, std::uint32_t first_line,
                                   DiagnosticBag& bag, std::size_t most_nodes) {
  if (const std::size_t control = find_control(text); control != std::string_view::npos) {
    const std::string_view before = text.substr(0, control);
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    const auto lines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    const auto column = static_cast<std::uint32_t>(count_code_points(before.substr(line_start)) + 1);
    bag.add(Code::yaml_syntax, text_place(file, first_line + lines, column),
            {{"detail", "a control character"}});
    return std::nullopt;
  }
  TreeBuilder builder(text, file, first_line, bag, most_nodes);
  const auto report = [&](const YAML::Mark& mark, const std::string& detail) {
    const auto [line, column] = builder.marks().place_of(mark);
    bag.add(Code::yaml_syntax, text_place(file, line, column), {{"detail", detail}});
  };
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    if (parser.HandleNextDocument(builder)) {
      TreeBuilder rest(text, file, first_line, bag, most_nodes);
      if (parser.HandleNextDocument(rest)) {
        const YamlNode second = rest.take_root();
        bag.add(Code::yaml_syntax, text_place(file, second.line, second.column),
                {{"detail", "more than one document"}});
        return std::nullopt;
      }
    }
  } catch (const Stopped&) {
    return std::nullopt;
  } catch (const YAML::Exception& exception) {
    report(exception.mark, exception.msg);
    return std::nullopt;
  } catch (const std::exception& exception) {
    report(YAML::Mark::null_mark(), exception.what());
    return std::nullopt;
  }
  if (builder.failed()) return std::nullopt;
  return builder.take_root();
}

}  // namespace trungbay
