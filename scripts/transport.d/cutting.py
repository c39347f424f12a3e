"""A proxy that is a bad network: connections are reset, half closed, or fall silent, by chance from a seed."""
import asyncio, random, socket, struct, threading

FATES = ("reset", "half-close", "silence")


class CuttingProxy:
    """Runs in a thread of its own; `calm()` ends the mischief, connections pass whole from then on."""

    def __init__(self, seed, often=0.9, within=40):
        self.chance, self.often, self.within = random.Random(seed), often, within
        self.cuts = dict.fromkeys(FATES, 0)
        self.connections = 0
        self.tasks = set()
        self.is_calm = False
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    def listen(self, port, target):
        start = asyncio.start_server(lambda *ends: self.serve(target, *ends), "127.0.0.1", port, backlog=200)
        asyncio.run_coroutine_threadsafe(start, self.loop).result()

    def calm(self):
        self.is_calm = True

    async def serve(self, target, client_reader, client):
        """The loop itself forgets a task that waits for nothing but another one."""
        self.connections += 1
        self.tasks.add(asyncio.current_task())
        try:
            await self.join(target, client_reader, client)
        finally:
            self.tasks.discard(asyncio.current_task())

    async def join(self, target, client_reader, client):
        try:
            server_reader, server = await asyncio.open_connection("127.0.0.1", target)
        except OSError:
            return reset(client)
        silence = asyncio.Event()
        silence.set()
        pipes = [asyncio.ensure_future(carry(client_reader, server, silence)),
                 asyncio.ensure_future(carry(server_reader, client, silence))]
        fate = asyncio.ensure_future(self.befall(client, server, pipes, silence))
        await asyncio.wait(pipes)
        fate.cancel()
        for writer in (client, server):
            writer.close()

    async def befall(self, client, server, pipes, silence):
        """Nearly every connection has a fate, after up to so many seconds."""
        if self.chance.random() > self.often:
            return
        fate, moment = self.chance.choice(FATES), self.chance.uniform(0.05, self.within)
        quiet, side = self.chance.uniform(3, 40), self.chance.choice((client, server))
        await asyncio.sleep(moment)
        if self.is_calm:
            return
        self.cuts[fate] += 1
        if fate == "silence":
            silence.clear()
            await asyncio.sleep(quiet)
        if fate == "half-close":
            side.write_eof()
            await asyncio.sleep(quiet)
        for pipe in pipes:
            pipe.cancel()
        reset(client)
        reset(server)


async def carry(reader, writer, silence):
    try:
        while data := await reader.read(65536):
            await silence.wait()
            writer.write(data)
            await writer.drain()
        if not writer.is_closing():
            writer.write_eof()
    except OSError:
        reset(writer)
    except RuntimeError:
        pass  # this way was half closed meanwhile; the other one may go on


def reset(writer):
    """Closes with RST instead of FIN."""
    end = writer.get_extra_info("socket")
    if end is not None and end.fileno() >= 0:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
