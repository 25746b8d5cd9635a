package dev.slipway.auth.user;

import jakarta.validation.Valid;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Sign in and register: the two pages that a stranger sees. */
@Controller
class PagesController {

    private final Users users;

    PagesController(Users users) {
        this.users = users;
    }

    @GetMapping("/login")
    String login(@AuthenticationPrincipal SignedIn user) {
        return user == null ? "login" : "redirect:/account";
    }

    @GetMapping("/register")
    String register(Model page) {
        page.addAttribute("form", RegisterForm.EMPTY);
        return "register";
    }

    @PostMapping("/register")
    String register(@Valid @ModelAttribute("form") RegisterForm form, BindingResult errors) {
        if (!errors.hasErrors()) {
            try {
                users.register(
                        new SignInName(form.username()),
                        form.displayName().strip(),
                        form.email().strip(),
                        form.password());
            } catch (UserException e) {
                errors.rejectValue(field(e), "refused", String.valueOf(e.getMessage()));
            }
        }
        return errors.hasErrors() ? "register" : "redirect:/login?registered";
    }

    private static String field(UserException refused) {
        return switch (refused) {
            case UserException.NameTaken ignored -> "username";
            case UserException.UnusableEmail ignored -> "email";
            default -> "password";
        };
    }
}
