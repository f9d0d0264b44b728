package vn.postalgateway.notification.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server with moods: it answers each command as it is told, and everything else with yes. */
final class ScriptedMailServer implements AutoCloseable {

    /** Answers that are none. */
    static final String HANG_UP = "hang up";
    static final String SILENCE = "silence";

    private final Map<String, String> answers;
    private final ServerSocket socket;
    final List<String> heard = new CopyOnWriteArrayList<>();

    /** @param answers by the command's first word; {@code HELLO} is the greeting, {@code .} the end of the message */
    ScriptedMailServer(Map<String, String> answers) {
        this.answers = answers;
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                talk(caller);
            } catch (IOException theEnd) {
                heard.add("-");
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        boolean goOn = answer(caller, "HELLO", "220 ready");
        boolean inMessage = false;
        for (String line = goOn ? in.readLine() : null; line != null; line = goOn ? in.readLine() : null) {
            if (inMessage && !line.equals(".")) {
                continue;
            }
            heard.add(line);
            String word = line.split(" ")[0].toUpperCase();
            inMessage = word.equals("DATA") && !answers.containsKey("DATA");
            goOn = answer(caller, word, word.equals("DATA") ? "354 go on" : word.equals("QUIT") ? "221 bye" : "250 ok");
        }
    }

    private boolean answer(Socket caller, String word, String usual) throws IOException {
        String answer = answers.getOrDefault(word, usual);
        if (answer.equals(HANG_UP)) {
            return false;
        }
        if (!answer.equals(SILENCE)) {
            caller.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            caller.getOutputStream().flush();
        }
        return true;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
