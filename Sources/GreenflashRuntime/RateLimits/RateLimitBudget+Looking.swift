import Foundation

extension RateLimitBudget {
    /// What is asked of the store.
    private struct Errand: Sendable {
        /// How many stand in the line.
        let count: Int
        let terms: RateLimitTerms?
        let time: Timekeeper
        let log: CallLog?
    }

    /// When those who watch are told again, after the store has failed.
    private static let storeRetry = Duration.seconds(1)

    /// What the store showed.
    private struct View: Sendable {
        let slots: [RateLimitRecord.Slot]
        let forecast: RateLimitForecast
    }

    /// To be called whenever something may have changed.
    func look() {
        let mustStart = state.withLock { state in
            state.mustLook = true
            defer { state.isLooking = true }
            return !state.isLooking
        }
        guard mustStart else { return }
        // A task of its own: whoever calls may be cancelled, and the others would wait in vain.
        Task {
            while let errand = next() {
                do {
                    await show(try await view(errand), errand)
                } catch {
                    errand.log?.storeFailed(bucket, error)
                    letAllThrough(errand.time)
                }
            }
        }
    }

    private func next() -> Errand? {
        state.withLock { state in
            let first = state.line.first?.request
            let time = first?.time ?? state.observers.time
            // Nobody is there any more.
            if time == nil { state.setAlarm(nil) }
            guard state.mustLook, let time else {
                state.isLooking = false
                return nil
            }
            state.mustLook = false
            return Errand(count: state.line.count, terms: state.terms, time: time, log: first?.log)
        }
    }

    private func view(_ errand: Errand) async throws -> View {
        try await store.update(bucket) { record in
            let now = Timestamp(errand.time.date())
            let terms = errand.terms ?? RateLimitTerms(window: record.window)
            let slots = errand.count > 0 ? record.take(errand.count, terms, now: now) : []
            return View(slots: slots, forecast: record.forecast(terms, now: now))
        }
    }

    /// Serves those in front, sends away those for whom it takes too long, and tells those who watch.
    private func show(_ view: View, _ errand: Errand) async {
        let forecast = view.forecast
        let (served, dismissed, waits) = state.withLock { state in
            let served = state.line.serve(view.slots.count)
            let dismissed = state.line.dismiss { waiter, others in
                // Each by its own clock: that of the one in front may show another date.
                let left = waiter.latest - Timestamp(waiter.request.time.date())
                return forecast.slot(after: others).map { $0 - forecast.now > max(.zero, left) } ?? true
            }
            var waits: [(CallLog, Duration)] = []
            state.line.forNewcomers { waiter, others in
                guard let slot = forecast.slot(after: others), slot > forecast.now else { return }
                waits.append((waiter.request.log, slot - forecast.now))
            }
            state.observers.tell(RateLimitState(bucket, forecast, waiting: state.line.count))
            setAlarm(&state, forecast, errand.time)
            return (served, dismissed, waits)
        }
        for (log, wait) in waits { log.waits(for: bucket, wait) }
        for (waiter, slot) in zip(served, view.slots) { waiter.continuation.resume(returning: .slot(slot)) }
        for (waiter, others) in dismissed {
            waiter.continuation.resume(returning: .refused(Refusal(forecast, others: others)))
        }
        // Cancelled while the slots were taken for them.
        let unused = view.slots.dropFirst(served.count)
        guard !unused.isEmpty else { return }
        do {
            try await store.update(bucket) { record in
                for slot in unused { record.giveBack(slot, now: Timestamp(errand.time.date())) }
            }
        } catch {
            errand.log?.storeFailed(bucket, error)
        }
        state.withLock { $0.mustLook = true }
    }

    private func letAllThrough(_ time: Timekeeper) {
        let waiters = state.withLock { state in
            let now = Timestamp(time.date())
            setAlarm(&state, at: state.observers.isEmpty ? nil : now + Self.storeRetry, now, time)
            return state.line.serve(state.line.count)
        }
        for waiter in waiters { waiter.continuation.resume(returning: .unlimited) }
    }

    /// Sleeps until the one in front can have a slot, or until there is something to tell.
    private func setAlarm(_ state: inout State, _ forecast: RateLimitForecast, _ time: Timekeeper) {
        let date = [
            state.line.isEmpty ? nil : forecast.slot(after: 0),
            state.observers.isEmpty ? nil : forecast.nextChange,
        ]
        .compactMap { $0 }.min()
        setAlarm(&state, at: date, forecast.now, time)
    }

    private func setAlarm(_ state: inout State, at date: Timestamp?, _ now: Timestamp, _ time: Timekeeper) {
        guard date != state.alarm?.date else { return }
        state.setAlarm(
            date.map { date in
                let task = Task { [weak self] in
                    do {
                        try await time.sleep(date - now)
                    } catch {
                        // Replaced by another alarm.
                        return
                    }
                    self?.ring(date)
                }
                return (date, task)
            }
        )
    }

    private func ring(_ date: Timestamp) {
        state.withLock { state in
            if state.alarm?.date == date { state.alarm = nil }
        }
        look()
    }
}

extension RateLimitBudget.State {
    fileprivate mutating func setAlarm(_ alarm: (date: Timestamp, task: Task<Void, Never>)?) {
        self.alarm?.task.cancel()
        self.alarm = alarm
    }
}

extension RateLimitBudget.Refusal {
    fileprivate init(_ forecast: RateLimitForecast, others: Int) {
        limit = forecast.limit
        window = forecast.window
        wait = forecast.slot(after: others).map { $0 - forecast.now }
        isHeld = forecast.heldUntil != nil
    }
}
