-- Asks the addresses of a file in turn, with the ETag that may stand after each; prints what came of it.
local addresses, tags, turn = {}, {}, 0
for line in io.lines(os.getenv("BENCH_ADDRESSES")) do
  local address, tag = line:match("^(%S+)%s*(.*)$")
  addresses[#addresses + 1], tags[#addresses + 1] = address, tag
end

function request()
  turn = turn % #addresses + 1
  local headers = {}
  if tags[turn] ~= "" then headers["If-None-Match"] = tags[turn] end
  return wrk.format("GET", addresses[turn], headers)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
