import GreenflashRuntime
import Synchronization

#if THREAD_SANITIZER
    typealias Mutex = SanitizedMutex
#endif

/// Remembers what came with the last answer.
final class LastResponse: Sendable {
    private let state = Mutex<ResponseInfo?>(nil)

    var info: ResponseInfo? { state.withLock { $0 } }

    func set(_ info: ResponseInfo) {
        state.withLock { $0 = info }
    }
}
