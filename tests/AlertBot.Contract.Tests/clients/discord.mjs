// discord.js against the fake: does what a bot does and says so, one JSON object a line. The test tells people's doings meanwhile.
import { ChannelType, Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';

const [api, token] = process.argv.slice(2);
const say = (step, more = {}) => console.log(JSON.stringify({ step, ...more }));
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api, version: '10', retries: 0 },
  allowedMentions: { parse: [] },
});

client.on(Events.ShardResume, (_, replayed) => say('resumed', { replayed }));
client.on(Events.Error, error => say('error', { error: String(error) }));
client.on(Events.Warn, warning => say('warning', { warning }));
client.on(Events.GuildCreate, guild => say('joined', { guild: guild.name }));
client.on(Events.GuildDelete, guild => say('left', { guild: guild.id }));

client.on(Events.InteractionCreate, async interaction => {
  try {
    await answer(interaction);
  } catch (error) {
    say('error', { error: String(error) });
  }
});

async function answer(interaction) {
  if (interaction.isAutocomplete()) {
    const option = interaction.options.getFocused(true);
    await interaction.respond([{ name: `about ${option.value}`, value: option.value }]);
    say('suggested', { option: option.name });
  } else if (interaction.isModalSubmit()) {
    await interaction.reply({ content: interaction.fields.getTextInputValue('words'), flags: MessageFlags.Ephemeral });
    say('filled');
  } else if (interaction.isButton()) {
    await interaction.update({ content: `pressed ${interaction.customId}` });
    say('pressed');
  } else if (interaction.commandName === 'slow') {
    await interaction.deferReply();
    await interaction.editReply('edited in');
    await interaction.followUp({ content: 'and more' });
    say('slow');
  } else if (interaction.commandName === 'form') {
    await interaction.showModal({
      customId: 'form:1',
      title: 'Form',
      components: [{ type: 1, components: [{ type: 4, customId: 'words', label: 'Words', style: 1 }] }],
    });
    say('form');
  } else {
    await interaction.reply({ content: `hello ${interaction.user.username}`, flags: MessageFlags.Ephemeral });
    say('command', { locale: interaction.locale, permissions: String(interaction.memberPermissions?.bitfield) });
  }
}

client.once(Events.ClientReady, async () => {
  say('ready', { user: client.user.username, guilds: client.guilds.cache.size });
  try {
    const commands = await client.application.commands.set([
      { name: 'hello', description: 'Says hello', nameLocalizations: { uk: 'привіт' } },
      { name: 'find', description: 'Finds', options: [{ type: 3, name: 'story', description: 'Which', required: true, autocomplete: true }] },
    ]);
    say('commands', { count: commands.size });

    const channel = await client.channels.fetch('1001');
    const message = await channel.send({ content: 'one', embeds: [{ title: 'Title', description: 'Text' }], nonce: '1', enforceNonce: true });
    const again = await channel.send({ content: 'one', embeds: [{ title: 'Title', description: 'Text' }], nonce: '1', enforceNonce: true });
    say('sent', { same: message.id === again.id });
    const edited = await message.edit({ content: 'two' });
    await message.reply({ content: 'three' });
    say('edited', { content: edited.content });
    const thread = await message.startThread({ name: 'A thread' });
    await thread.send('in the thread');
    say('thread', { id: thread.id === message.id });

    const forum = await client.channels.fetch('1015');
    const post = await forum.threads.create({ name: 'A post', message: { content: 'first' }, appliedTags: ['31'] });
    say('post', { parent: post.parentId, forum: forum.type === ChannelType.GuildForum });

    const news = await client.channels.fetch('1005');
    await (await news.send('news')).crosspost();
    say('published');

    await channel.send({ files: [{ attachment: Buffer.from('abc'), name: 'a.txt' }] , content: 'file' });
    try {
      await channel.send({ content: 'x'.repeat(2001) });
    } catch (error) {
      say('refused', { code: error.code });
    }
    say('done');
  } catch (error) {
    say('error', { error: String(error?.stack ?? error) });
  }
});

process.stdin.resume();
process.stdin.on('end', async () => {
  await client.destroy();
  say('stopped');
  process.exit(0);
});

await client.login(token);
