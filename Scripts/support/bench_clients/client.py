"""One round of client-load's work with the official Python client.

usage: client.py URL AT_ONCE CALLS
"""
import asyncio
import sys
import time

import greenflash


def main():
    url, width, calls = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if width == 1:
        one_after_another(url, calls)
    else:
        asyncio.run(at_once(url, width, calls))


def get(client):
    return client.products.get("3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10")


def post(client):
    return client.messages.create(
        external_user_id="user-456",
        external_conversation_id="conv-789",
        model="gpt-4o",
        system_prompt="You are a helpful customer support assistant.",
        messages=[
            {"role": "user", "content": "How do I reset my password?", "external_message_id": "question-1"},
            {"role": "assistant", "content": "Go to Settings.", "external_message_id": "answer-1"},
        ],
    )


def check(answer):
    assert len(answer.members if hasattr(answer, "members") else answer.messages) == 2


def one_after_another(url, calls):
    # Without threads and an event loop this client takes the least for a call.
    client = greenflash.Greenflash(api_key="gf_bench", base_url=url)
    for name, call in (("GET", get), ("POST", post)):
        for count in (calls // 4, calls):
            start = time.perf_counter(), time.process_time()
            for _ in range(count):
                check(call(client))
        report(name, calls, start)


async def at_once(url, width, calls):
    client = greenflash.AsyncGreenflash(api_key="gf_bench", base_url=url)
    for name, call in (("GET", get), ("POST", post)):
        for count in (calls // 4, calls):
            start = time.perf_counter(), time.process_time()

            async def work(index):
                for _ in range((count + width - 1 - index) // width):
                    check(await call(client))

            await asyncio.gather(*map(work, range(width)))
        report(name, calls, start)


def report(name, calls, start):
    print(name, calls, time.perf_counter() - start[0], time.process_time() - start[1], flush=True)


if __name__ == "__main__":
    main()
