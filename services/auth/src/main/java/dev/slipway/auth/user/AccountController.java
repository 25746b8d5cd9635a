package dev.slipway.auth.user;

import jakarta.validation.Valid;
import java.util.Objects;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
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

    AccountController(Users users) {
        this.users = users;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model page) {
        var user = find(me, page);
        page.addAttribute("form", new ProfileForm(user.displayName(), Objects.requireNonNullElse(user.email(), "")));
        return "account";
    }

    @PostMapping
    String describe(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") ProfileForm form,
            BindingResult errors,
            Model page) {
        if (!errors.hasErrors()) {
            try {
                users.describe(me.id(), form.displayName().strip(), form.email().strip());
                return "redirect:/account?saved";
            } catch (UserException.UnusableEmail e) {
                errors.rejectValue("email", "refused", String.valueOf(e.getMessage()));
            }
        }
        find(me, page);
        return "account";
    }

    @PostMapping("/password")
    String changePassword(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam String current,
            @RequestParam String wanted,
            Model page) {
        try {
            users.changePassword(me.id(), current, wanted);
            return "redirect:/account?password-changed";
        } catch (UserException.WrongPassword | UserException.BadPassword e) {
            page.addAttribute("passwordError", e.getMessage());
            return show(me, page);
        }
    }

    private User find(SignedIn me, Model page) {
        var user = users.find(me.id()).orElseThrow(UserException.Missing::new);
        page.addAttribute("profile", ProfileResponse.of(user));
        return user;
    }
}
