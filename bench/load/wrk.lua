-- Sends the requests of a file, each written there as "<bytes>\n<the request>", over and over.
local requests = {}
local at = 0

function init(args)
  local file = assert(io.open(args[1], 'rb'))
  local size = file:read('*l')
  while size do
    requests[#requests + 1] = file:read(tonumber(size))
    size = file:read('*l')
  end
  file:close()
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"microseconds":%d,"bytes":%d,"p50":%d,"p99":%d,"failed":%d}\n',
    summary.requests, summary.duration, summary.bytes,
    latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
