package dev.slipway.auth.user;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Two pages: ask for the link, and follow it. Opening the link spends nothing, since mail programs open links, too. */
@Controller
@RequestMapping("/account/password")
class ForgottenPasswordController {

    private final PasswordResets resets;
    private final MessageSource messages;

    ForgottenPasswordController(PasswordResets resets, MessageSource messages) {
        this.resets = resets;
        this.messages = messages;
    }

    @GetMapping("/forgotten")
    String forgotten(Model page) {
        page.addAttribute("offered", resets.offered());
        return "forgotten";
    }

    @PostMapping("/forgotten")
    String ask(@RequestParam String email, HttpServletRequest request, Locale language) {
        if (resets.offered()) {
            resets.ask(email.strip(), language, request.getRemoteAddr());
        }
        return "redirect:/account/password/forgotten?sent";
    }

    @GetMapping("/reset")
    String follow(@RequestParam String token, Model page) {
        return form(token, resets.isGood(token), page);
    }

    @PostMapping("/reset")
    String reset(
            @RequestParam String token,
            @RequestParam String wanted,
            Model page,
            HttpServletRequest request,
            Locale language) {
        try {
            resets.use(token, wanted);
            request.getSession().invalidate(); // whoever was signed in on this device is not any more
            return "redirect:/login?reset";
        } catch (UserException.LinkOver over) {
            return form(token, false, page);
        } catch (UserException.BadPassword refused) {
            page.addAttribute("passwordError", messages.getMessage(refused.sentence(), null, language));
            return form(token, true, page);
        }
    }

    private static String form(String token, boolean good, Model page) {
        page.addAttribute("token", token).addAttribute("good", good);
        return "reset";
    }
}
