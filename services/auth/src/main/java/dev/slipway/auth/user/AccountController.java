package dev.slipway.auth.user;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page about oneself. */
@Controller
@RequestMapping("/account")
class AccountController {

    private final Users users;
    private final MessageSource messages;

    AccountController(Users users, MessageSource messages) {
        this.users = users;
        this.messages = messages;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model page) {
        return account(me, page);
    }

    @PostMapping
    String describe(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") ProfileForm form,
            BindingResult errors,
            Model page) {
        if (errors.hasErrors()) {
            return account(me, page);
        }
        users.changeDisplayName(me.id(), form.displayName());
        return "redirect:/account?saved";
    }

    @PostMapping("/email")
    String changeEmail(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("emailForm") EmailForm form,
            BindingResult errors,
            Model page) {
        if (errors.hasErrors()) {
            return account(me, page);
        }
        try {
            users.changeEmail(me.id(), form.current(), form.email());
            return "redirect:/account?email-changed";
        } catch (UserException.UnusableEmail e) {
            errors.rejectValue("email", e.sentence());
        } catch (UserException.WrongPassword e) {
            errors.rejectValue("current", e.sentence());
        }
        return account(me, page);
    }

    @PostMapping("/password")
    String changePassword(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam String current,
            @RequestParam String wanted,
            Model page,
            Locale language) {
        try {
            users.changePassword(me.id(), current, wanted);
            return "redirect:/account?password-changed";
        } catch (UserException.WrongPassword | UserException.BadPassword e) {
            page.addAttribute("passwordError", messages.getMessage(e.sentence(), null, language));
            return account(me, page);
        }
    }

    /** The session of somebody whose account is gone. */
    @ExceptionHandler
    String leave(UserException.Missing gone, HttpServletRequest request) {
        request.getSession().invalidate();
        return "redirect:/login";
    }

    /** A form that was refused is in the model already, and keeps what was typed. */
    private String account(SignedIn me, Model page) {
        var user = users.get(me.id());
        page.mergeAttributes(Map.of(
                "profile", ProfileResponse.of(user),
                "form", new ProfileForm(user.displayName()),
                "emailForm", new EmailForm(Objects.requireNonNullElse(user.email(), ""), "")));
        return "account";
    }
}
