// grammY against the fake: polls, answers, edits and says so, one JSON object a line. The test tells people's doings meanwhile.
import { Bot, GrammyError, InlineKeyboard, InputFile } from 'grammy';

const [apiRoot, token] = process.argv.slice(2);
const say = (step, more = {}) => console.log(JSON.stringify({ step, ...more }));
const bot = new Bot(token, { client: { apiRoot } });

bot.command('start', async ctx => {
  const sent = await ctx.reply('<b>Hello</b> &amp; welcome', {
    parse_mode: 'HTML',
    reply_markup: new InlineKeyboard().text('Next', 'page:2').url('Site', 'https://example.com'),
  });
  say('command', { rest: ctx.match, message: sent.message_id, from: ctx.from.id });
});
bot.on('callback_query:data', async ctx => {
  await ctx.answerCallbackQuery();
  await ctx.editMessageText('Page 2');
  say('pressed', { data: ctx.callbackQuery.data });
});
bot.on('my_chat_member', ctx => say('member', { status: ctx.myChatMember.new_chat_member.status }));
bot.command('picture', async ctx => {
  await ctx.replyWithChatAction('typing');
  await ctx.replyWithPhoto(new InputFile(Buffer.from('png'), 'timeline.png'), { caption: 'Timeline' });
  say('picture');
});
bot.command('wrong', async ctx => {
  try {
    await ctx.reply('<b>unclosed', { parse_mode: 'HTML' });
  } catch (error) {
    say('refused', { description: error instanceof GrammyError ? error.description : String(error) });
  }
});
bot.catch(error => say('error', { error: String(error.error) }));

process.stdin.resume();
process.stdin.on('end', async () => {
  await bot.stop();
  say('stopped');
  process.exit(0);
});

await bot.api.setMyCommands([{ command: 'start', description: 'Begin' }]);
await bot.start({
  allowed_updates: ['message', 'callback_query', 'my_chat_member'],
  onStart: me => say('ready', { name: me.username }),
});
