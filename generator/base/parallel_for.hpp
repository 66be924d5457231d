// The one place where work is spread over threads.
//
//   parallel_for(pages.size(), jobs, [&](std::size_t index, unsigned worker) { … scratch[worker] … });
//
// Indexes are handed out in order, in chunks, by an atomic counter; each index is worked on exactly once.
// `worker` is below `jobs` and used by one thread at a time, so that it may choose a worker's own scratch
// memory. Results go by index and diagnostics into one bag an item, joined in order afterwards: then any
// number of jobs gives the same bytes.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "base/diagnostic.hpp"

namespace trungbay {

// Cores that this process may use, at least 1.
unsigned default_jobs();

// Returns when all work is done. With one job everything runs on the calling thread, in order. `work` should
// not throw; if it does (memory ran out), no further chunks are handed out and the fault of the lowest index
// that threw comes back as internal_fault, which the caller must treat as the end of the build.
std::optional<Diagnostic> parallel_for(std::size_t count, unsigned jobs,
                                       const std::function<void(std::size_t index, unsigned worker)>& work);

}  // namespace trungbay
