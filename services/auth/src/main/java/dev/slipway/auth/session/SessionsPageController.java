package dev.slipway.auth.session;

import dev.slipway.auth.Digests;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page about where one is signed in. */
@Controller
@RequestMapping("/account/sessions")
class SessionsPageController {

    /** More than anybody looks through; the API has pages. */
    private static final int SHOWN = 50;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withZone(ZoneOffset.UTC);

    private final SignIns signIns;

    SessionsPageController(SignIns signIns) {
        this.signIns = signIns;
    }

    record Row(UUID id, String browser, String signedInAt, String lastUsedAt, boolean current) {

        static Row of(SessionResponse session, DateTimeFormatter time) {
            return new Row(
                    session.id(),
                    session.browser().claim(),
                    time.format(session.signedInAt()),
                    time.format(session.lastUsedAt()),
                    session.current());
        }
    }

    @GetMapping
    String show(Principal me, HttpSession session, Model page, Locale language) {
        var rows = signIns.before(SignIns.Position.FIRST, id(me), Digests.sha256(session.getId()), SHOWN).stream()
                .map(it -> Row.of(it, TIME.withLocale(language)))
                .toList();
        page.addAttribute("rows", rows);
        return "sessions";
    }

    /** Also where it is over already: it is gone either way. */
    @PostMapping("/end")
    String end(Principal me, @RequestParam UUID id) {
        signIns.end(id(me), id);
        return "redirect:/account/sessions?ended";
    }

    private static UUID id(Principal me) {
        return UUID.fromString(me.getName());
    }
}
