// One round of client-load's work with the official TypeScript client.
//
// usage: node client.mjs MODULE URL AT_ONCE CALLS
import assert from 'node:assert';
import { pathToFileURL } from 'node:url';

const [module, baseURL, ...numbers] = process.argv.slice(2);
const [width, calls] = numbers.map(Number);
const { Greenflash } = await import(pathToFileURL(module));
const client = new Greenflash({ apiKey: 'gf_bench', baseURL });

const work = {
  GET: async () => {
    const product = await client.products.get('3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10');
    assert.equal(product.members.length, 2);
  },
  POST: async () => {
    const logged = await client.messages.create({
      externalUserId: 'user-456',
      externalConversationId: 'conv-789',
      model: 'gpt-4o',
      systemPrompt: 'You are a helpful customer support assistant.',
      messages: [
        { role: 'user', content: 'How do I reset my password?', externalMessageId: 'question-1' },
        { role: 'assistant', content: 'Go to Settings.', externalMessageId: 'answer-1' },
      ],
    });
    assert.equal(logged.messages.length, 2);
  },
};

async function run(call, count) {
  const worker = async (_, index) => {
    for (let left = Math.floor((count + width - 1 - index) / width); left > 0; left--) await call();
  };
  await Promise.all(Array.from({ length: width }, worker));
}

for (const [name, call] of Object.entries(work)) {
  await run(call, Math.floor(calls / 4));
  const start = performance.now();
  const used = process.cpuUsage();
  await run(call, calls);
  const { user, system } = process.cpuUsage(used);
  console.log(name, calls, (performance.now() - start) / 1000, (user + system) / 1e6);
}
