// Captions of share kits: what the templates share/*.txt make of a record, cleaned and fitted to where it is posted.
//
// Used for the pages of kits (render/made_file.hpp) and for the files of `trungbay kit`. Texts come out as NFC without
// invisible characters; never more than one empty line in a row; lengths are counted as Zalo counts, in code points,
// and what is too long ends behind a whole word.
#pragma once

#include "base/diagnostic.hpp"
#include "pages/views/kits.hpp"
#include "render/template/machine.hpp"
#include "render/theme.hpp"

namespace trungbay::render {

// One a worker; used for one record after another.
class CaptionWriter {
 public:
  // All outlive the writer.
  CaptionWriter(const Theme& theme, const pages::SiteContext& site);

  // Null on a fault of a template, which is then in the bag. Valid until the next call.
  const pages::Captions* write(const pages::Record& record, DiagnosticBag& bag);

 private:
  bool render(Caption caption, pages::Value roots, std::string& out, DiagnosticBag& bag);

  const Theme& theme_;
  const pages::SiteContext& site_;
  Environment environment_;
  Machine machine_;
  PageBuffer page_;
  pages::Captions captions_;
};

}  // namespace trungbay::render
