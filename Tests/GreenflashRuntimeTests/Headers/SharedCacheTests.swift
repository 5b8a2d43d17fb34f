import HTTPTypes
import Testing

@testable import GreenflashRuntime

struct SharedCacheTests {
    @Test(
        arguments: [
            ([:], false), (["Age": "0"], false), (["Age": "1"], true), (["Age": "old"], false),
            (["X-Cache": "HIT"], true), (["X-Cache": "Hit from cloudfront"], true), (["X-Cache": "MISS, HIT"], true),
            (["X-Cache": "TCP_MEM_HIT"], true), (["X-Cache": "TCP_MISS"], false),
            (["X-Cache": "RefreshHit from cloudfront"], false),
            (["X-Cache": "MISS", "Age": "5"], false), (["X-Cache-Status": "HIT"], true), (["X-Cache-Hits": "3"], false),
            (["X-Vercel-Cache": "HIT", "Age": "0"], true), (["X-Vercel-Cache": "MISS", "Age": "0"], false),
            (["X-Vercel-Cache": "STALE"], false), (["X-Vercel-Cache": "REVALIDATED"], false),
            (["CF-Cache-Status": "HIT"], true), (["CF-Cache-Status": "EXPIRED"], false),
            (["X-Greenflash-Cache": "hit"], true),
            (["X-Greenflash-Cache": "miss"], false), (["X-Proxy-Cache": "a hit"], false),
            (["Cache-Status": "Edge; hit; ttl=30"], true), (["Cache-Status": "Edge; fwd=miss"], false),
            (["Cache-Status": "Origin; fwd=uri-miss, Edge; hit"], true), (["Cache-Status": "Edge; hit=?0"], false),
            (["Cache-Status": "Edge; fwd=stale", "X-Cache": "HIT"], false),
        ] as [([String: String], Bool)]
    )
    func `knows an answer of a cache`(fields: [String: String], isHit: Bool) throws {
        var response = HTTPResponse(status: .ok)
        for (name, value) in fields { response.headerFields[try #require(HTTPField.Name(name))] = value }
        #expect(response.isFromSharedCache == isHit)
        response.status = .internalServerError
        #expect(!response.isFromSharedCache)
    }
}
