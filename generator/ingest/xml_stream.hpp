// XML read as it is unpacked, in pieces: expat parses, a handler takes what it needs, nothing is kept.
//
//   XmlStream xml(std::move(bytes), "xl/styles.xml", file, handler);
//   while (xml.run(bag) == XmlStep::paused) { … what the handler has gathered until it called pause() … }
//
// A workbook's XML needs no document type, so one is refused: with it go entities that expand and entities from
// outside. Element names come without their prefix, since writers choose prefixes as they like.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

struct XML_ParserStruct;

namespace trungbay::ingest {

// Bytes in order, from wherever they come.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Fills at most `size` bytes; 0 at the end; nothing after a fault, which is then in the bag.
  virtual std::optional<std::size_t> read(char* to, std::size_t size, DiagnosticBag& bag) = 0;
};

// Valid while the handler is called with it.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char* const* list) : list_(list) {}
  // The value of the attribute with this name; "" when there is none. A name without a prefix fits whatever the
  // prefix is; "office:value" only that.
  std::string_view find(std::string_view name) const;

 private:
  const char* const* list_;  // name, value, name, value, …, null
};

// Takes a document's events. Text may come in several pieces.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view text) = 0;
};

enum class XmlStep : std::uint8_t { paused, ended, failed };

class XmlStream {
 public:
  // `part` and `file` name the document in faults. The handler outlives the stream.
  XmlStream(std::unique_ptr<ByteStream> bytes, std::string part, std::string file, XmlHandler& handler);
  ~XmlStream();
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;

  // Goes on until the handler calls pause() or fail(), the document ends, or it proves to be broken. After
  // ended and failed it stays so.
  XmlStep run(DiagnosticBag& bag);

  // For the handler. fail() is for faults that it has put into the bag itself.
  void pause();
  void fail();

 private:
  struct Calls;  // what expat calls
  enum class Fault : std::uint8_t { none, told, doctype, depth };

  XmlStep fail_with(Code code, DiagnosticBag& bag);
  XmlStep failed_parse(DiagnosticBag& bag);

  std::unique_ptr<ByteStream> bytes_;
  std::string part_;
  std::string file_;
  XmlHandler& handler_;
  XML_ParserStruct* parser_;
  std::uint64_t fed_ = 0;
  std::size_t depth_ = 0;
  Fault fault_ = Fault::none;
  bool is_paused_ = false;
  bool is_last_ = false;
  XmlStep state_ = XmlStep::paused;
};

}  // namespace trungbay::ingest
