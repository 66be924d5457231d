#include "ingest/xml_stream.hpp"

#include <expat.h>

#include <cstring>

namespace trungbay::ingest {
namespace {

constexpr std::size_t k_chunk = 64 << 10;  // fits the cache; larger ones were not faster
// Elements of a sheet lie 8 deep, those of rich text in an ODS 12; expat's memory grows with the depth.
constexpr std::size_t k_most_depth = 200;
// A tag, with its attributes, or a comment. expat reads an unfinished one again with every chunk, so a long one
// costs time by its square.
constexpr std::uint64_t k_most_token = 1 << 20;

std::string_view local_name(const char* name) {
  const std::string_view whole(name);
  const std::size_t colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

}  // namespace

std::string_view XmlAttributes::find(std::string_view name) const {
  const bool is_exact = name.find(':') != std::string_view::npos;
  for (const char* const* at = list_; *at != nullptr; at += 2) {
    if ((is_exact ? std::string_view(at[0]) : local_name(at[0])) == name) return at[1];
  }
  return {};
}

struct XmlStream::Calls {
  static XmlStream& self(void* stream) { return *static_cast<XmlStream*>(stream); }

  static void start(void* stream, const XML_Char* name, const XML_Char** attributes) {
    XmlStream& xml = self(stream);
    if (xml.fault_ != Fault::none) return;
    if (++xml.depth_ > k_most_depth) {
      xml.fault_ = Fault::depth;
      XML_StopParser(xml.parser_, XML_FALSE);
      return;
    }
    xml.handler_.start(local_name(name), XmlAttributes(attributes));
  }
  // An empty element ends although its start has stopped the parser: hence the look at the fault.
  static void end(void* stream, const XML_Char* name) {
    XmlStream& xml = self(stream);
    if (xml.fault_ != Fault::none) return;
    --xml.depth_;
    xml.handler_.end(local_name(name));
  }
  static void text(void* stream, const XML_Char* text, int size) {
    XmlStream& xml = self(stream);
    if (xml.fault_ == Fault::none) xml.handler_.text({text, static_cast<std::size_t>(size)});
  }
  static void doctype(void* stream, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    self(stream).fault_ = Fault::doctype;
    XML_StopParser(self(stream).parser_, XML_FALSE);
  }
};

XmlStream::XmlStream(std::unique_ptr<ByteStream> bytes, std::string part, std::string file, XmlHandler& handler)
    : bytes_(std::move(bytes)),
      part_(std::move(part)),
      file_(std::move(file)),
      handler_(handler),
      parser_(XML_ParserCreate(nullptr)) {
  XML_SetUserData(parser_, this);
  XML_SetElementHandler(parser_, &Calls::start, &Calls::end);
  XML_SetCharacterDataHandler(parser_, &Calls::text);
  XML_SetStartDoctypeDeclHandler(parser_, &Calls::doctype);
}

XmlStream::~XmlStream() { XML_ParserFree(parser_); }

void XmlStream::pause() {
  if (fault_ != Fault::none || is_paused_) return;
  is_paused_ = true;
  XML_StopParser(parser_, XML_TRUE);
}

void XmlStream::fail() {
  if (fault_ != Fault::none) return;
  fault_ = Fault::told;
  // A parser that is paused already cannot be stopped for good; run() looks at the fault.
  if (!is_paused_) XML_StopParser(parser_, XML_FALSE);
}

XmlStep XmlStream::fail_with(Code code, DiagnosticBag& bag) {
  bag.add(code, file_place(file_), {{"part", part_}});
  return state_ = XmlStep::failed;
}

XmlStep XmlStream::failed_parse(DiagnosticBag& bag) {
  if (fault_ == Fault::told) return state_ = XmlStep::failed;
  return fail_with(fault_ == Fault::doctype ? Code::workbook_doctype : Code::workbook_xml_broken, bag);
}

XmlStep XmlStream::run(DiagnosticBag& bag) {
  if (state_ != XmlStep::paused) return state_;
  bool resumes = is_paused_;
  is_paused_ = false;
  for (;;) {
    XML_Status status = XML_STATUS_ERROR;
    if (resumes) {
      resumes = false;
      status = XML_ResumeParser(parser_);
    } else {
      void* const buffer = XML_GetBuffer(parser_, k_chunk);
      if (buffer == nullptr) return fail_with(Code::workbook_xml_broken, bag);
      const auto size = bytes_->read(static_cast<char*>(buffer), k_chunk, bag);
      if (!size) return state_ = XmlStep::failed;
      fed_ += *size;
      is_last_ = *size == 0;
      status = XML_ParseBuffer(parser_, static_cast<int>(*size), is_last_ ? XML_TRUE : XML_FALSE);
    }
    if (status == XML_STATUS_ERROR || fault_ != Fault::none) return failed_parse(bag);
    if (status == XML_STATUS_SUSPENDED) return XmlStep::paused;
    if (is_last_) return state_ = XmlStep::ended;
    const auto reached = static_cast<std::uint64_t>(XML_GetCurrentByteIndex(parser_));
    if (fed_ > reached + k_most_token) return fail_with(Code::workbook_xml_broken, bag);
  }
}

}  // namespace trungbay::ingest
